// npm run new service NAME | module NAME | migration MODULE NAME | adr NAME
// Writes a file and its test (or its place), and says what to do next.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [kind, ...names] = process.argv.slice(2)
const usage = `Use: npm run new service NAME | module NAME | migration MODULE NAME | adr NAME
NAME is kebab-case, such as street-festival.`

const isName = (name) => name !== undefined && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)
const fail = (text) => {
  console.error(text)
  process.exit(2)
}
if (!isName(names[0]) || (kind === 'migration' && !isName(names[1]))) fail(usage)

const camel = (name) => name.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase())
const words = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
const write = (path, text) => {
  const file = join(root, path)
  if (existsSync(file)) fail(`${path} exists already; nothing was written.`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`  ${path}`)
}
const nextNumber = (folder) => {
  const path = join(root, folder)
  const taken = existsSync(path)
    ? readdirSync(path).map((name) => Number.parseInt(name, 10) || 0)
    : []
  return String(Math.max(0, ...taken) + 1).padStart(4, '0')
}
/** Adds an import and a list entry to modules.ts. */
const register = (from, value) => {
  const file = join(root, 'src/modules.ts')
  const text = readFileSync(file, 'utf8')
  const imported = `import { ${value} } from '${from}'\n`
  writeFileSync(file, (imported + text).replace(/\n\]\n$/, `\n  ${value},\n]\n`))
  console.log('  src/modules.ts (registered)')
}

const makers = {
  service([name]) {
    const id = camel(name)
    const folder = `src/services/catalogue/${name}`
    write(`${folder}/declaration.ts`, serviceText(name, id))
    write(`${folder}/index.ts`, serviceIndex(name, id))
    write(`${folder}/declaration.test.ts`, serviceTest(name, id))
    for (const language of ['en', 'hi', 'mr', 'ur'])
      write(`${folder}/messages/${language}.json`, '{}\n')
    register(`./services/catalogue/${name}/index.js`, `${id}Module`)
    console.log(`\nNow say what it asks and who decides, in ${folder}/declaration.ts.`)
    console.log(
      `Then: npm test -- ${name} every-service   (translations: npm test -- house names what is missing)`,
    )
  },
  module([name]) {
    write(`src/${name}/index.ts`, moduleText(name))
    write(
      `src/${name}/README.md`,
      `# ${words(name)}\n\nPurpose: …\n\nTables: …\n\nEvents in and out: …\n\nNot its job: …\n`,
    )
    write(`src/${name}/${name}.test.ts`, moduleTest(name))
    register(`./${name}/index.js`, camel(name))
  },
  migration([module, name]) {
    const folder = [
      `src/${module}/migrations`,
      `src/platform/${module}/migrations`,
      `src/kernel/${module}/migrations`,
    ].find((path) => existsSync(join(root, path)))
    if (!folder) fail(`There is no module "${module}" with migrations.`)
    write(`${folder}/${nextNumber(folder)}-${name}.sql`, `-- Why: …\n`)
  },
  adr([name]) {
    const folder = 'docs/adr'
    const number = nextNumber(folder)
    write(`${folder}/${number}-${name}.md`, adrText(number, name))
  },
}
const maker = makers[kind]
if (!maker) fail(usage)
maker(names)

function serviceText(name, id) {
  return `import { choice, date, document, place } from '../../../platform/service-kit/field.js'
import { defineService } from '../../../platform/service-kit/define-service.js'
import { days } from '../../../platform/service-kit/level.js'
import { role } from '../../../platform/service-kit/workflow.js'

const officer = role('${name}-officer')

/** ${words(name)}: one page to file, one officer to decide, a permission with an end. */
export const ${id} = defineService({
  id: '${name}',
  title: '${words(name)}',
  verb: 'Apply: ${words(name).toLowerCase()}',
  summary: 'Decided within 5 working days.',
  icon: 'paper',
  anonymous: false,
  department: 'general',
  data: { class: 'internal', purpose: 'To decide on your application', retentionYears: 5 },
  pages: { what: { order: 1, title: 'What do you plan?' } },
  form: {
    kind: choice({ page: 'what', order: 1, label: 'Kind', of: { small: 'Small', large: 'Large' } }),
    where: place({ page: 'what', order: 2, label: 'Place' }),
    when: date({ page: 'what', order: 3, label: 'Day', fromDays: 1, toDays: 365 }),
    paper: document({ page: 'what', order: 4, label: 'Plan', accepts: 'document', required: false }),
  },
  roles: { '${name}-officer': '${words(name)} officer' },
  workflow: {
    start: 'decision',
    states: {
      decision: {
        title: 'To be decided',
        plain: 'An officer decides',
        holder: '${name}-officer',
        level: days(5),
        on: {
          grant: { to: 'granted', by: [officer], title: 'Grant', plain: 'Granted', style: 'primary' },
          refuse: {
            to: 'refused',
            by: [officer],
            title: 'Refuse',
            plain: 'Refused: {note}',
            needs: ['note'],
            style: 'danger',
          },
        },
      },
      granted: { title: 'Granted', plain: 'You may go ahead', outcome: 'granted', on: {} },
      refused: { title: 'Refused', plain: 'The city did not allow it', outcome: 'refused', on: {} },
    },
  },
  issues: { register: '${name}', title: '${words(name)}', validForMonths: 1 },
})
`
}

function serviceIndex(name, id) {
  return `import type { Module } from '../../../platform/module.js'
import { ${id} } from './declaration.js'

/** ${words(name)}. */
export const ${id}Module: Module = {
  name: '${name}',
  messages: new URL('./messages/', import.meta.url),
  services: [${id}],
}
`
}

function serviceTest(name, id) {
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ${id} } from './declaration.js'

// From filing to each outcome it is taken by src/services/every-service.test.ts; here stands what is its own.
test('${words(name).toLowerCase()}: whoever files waits for an officer', () => {
  const start = ${id}.workflow.states[${id}.workflow.start]
  assert.equal(start?.holder, '${name}-officer')
})
`
}

function moduleText(name) {
  return `import type { Module } from '../platform/module.js'

/** ${words(name)}. */
export const ${camel(name)}: Module = {
  name: '${name}',
}
`
}

function moduleTest(name) {
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '../modules.js'

test('${name} is one of the program’s modules', () => {
  assert.ok(modules.some((module) => module.name === '${name}'))
})
`
}

function adrText(number, name) {
  return `# ${number}: ${words(name)}

## Context

## Decision

## Rejected

## Consequences
`
}
