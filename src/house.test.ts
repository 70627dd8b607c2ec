import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { textsOf } from './platform/service-kit/texts.js'
import type { ServiceDeclaration } from './platform/service-kit/service.js'
import { importOffences } from './testing/import-rules.js'
import { placeholders } from './testing/placeholders.js'
import { isTest, readSources, type Source } from './testing/source-tree.js'

const sources = readSources()
const isCode = ({ path }: Source) => /\.(ts|tsx|mjs|sql|css)$/.test(path)
const none = (offences: readonly string[], remedy: string) =>
  assert.deepEqual(offences, [], `\n  ${offences.join('\n  ')}\n  Remedy: ${remedy}\n`)

describe('house rules', () => {
  test('imports go kernel ← platform ← pillars ← main', () => {
    assert.ok(sources.length > 200, 'the sources were not found')
    none(
      sources.flatMap((source) => importOffences(source, sources)),
      'see "Boundaries" in CONTRIBUTING.md',
    )
  })

  test('the import rule itself finds what it must', () => {
    const offends = (path: string, target: string, uses = '') =>
      importOffences({ path, text: `import { x } from '${target}'` }, [
        { path: 'src/monitoring/index.ts', text: uses },
      ]).length > 0
    assert.ok(offends('src/kernel/a.ts', '../platform/b.js'))
    assert.ok(offends('src/platform/a.ts', '../services/grievance/index.js'))
    assert.ok(offends('src/platform/a.ts', '../countries/in/index.js'))
    assert.ok(offends('src/adaptors/a.ts', '../monitoring/index.js'))
    assert.ok(offends('src/monitoring/a.ts', '../services/grievance/index.js'))
    assert.ok(offends('src/monitoring/a.ts', '../exchange/store.js', `uses: ['exchange']`))
    assert.ok(offends('src/services/catalogue/a/b.ts', '../../../kernel/db/database.js'))
    assert.ok(offends('src/kernel/a.ts', '../testing/b.js'))
    assert.ok(!offends('src/monitoring/a.ts', '../exchange/index.js', `uses: ['exchange']`))
    assert.ok(!offends('src/platform/a.ts', '../countries/country-pack.js'))
    assert.ok(!offends('src/cli/a.ts', '../countries/in/index.js'))
    assert.ok(!offends('src/kernel/a.test.ts', '../testing/b.js'))
  })

  test('only stores and .sql files hold SQL', () => {
    const exempt =
      /^src\/kernel\/db\/(embedded\/|(migrate|prepare|pipeline|scope|database|statement)\.ts)/
    const statement =
      /[`'"]\s*(select\s+[\w*(]|insert into\s|update\s+[\w."]+\s+set\s|delete from\s|with\s+\w+\s+as\s*(materialized\s*)?\()/
    none(
      sources
        .filter(({ path }) => /^src\/.*\.tsx?$/.test(path) && !isTest(path) && !exempt.test(path))
        .filter(({ path }) => !/(^|[-/])store\.ts$/.test(path))
        .filter(({ text }) => statement.test(text) || /\bsql(<[^;]*?>)?\(\s*['`]/.test(text))
        .map(({ path }) => path),
      'move the statement to the module’s store.ts or a *-store.ts and call it',
    )
  })

  test('no file of code is over 400 lines', (t) => {
    // A stylesheet is read in its order, as one.
    const isLong = ({ path, text }: Source) =>
      !path.endsWith('.css') && text.split('\n').length - 1 > 400
    const lengths = sources
      .filter((source) => isCode(source) && !isTest(source.path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .sort((a, b) => a.lines - b.lines)
    const at = (share: number) => lengths[Math.floor(lengths.length * share)]?.lines ?? 0
    t.diagnostic(`${lengths.length} files: median ${at(0.5)} lines, 90th percentile ${at(0.9)}`)
    none(
      sources.filter((source) => isCode(source) && isLong(source)).map(({ path }) => path),
      'split it: one idea per file',
    )
    assert.ok(at(0.5) <= 80, `the median file has ${at(0.5)} lines; keep one idea per file`)
  })

  test('files and folders are named in kebab-case, folders after things of the field', () => {
    const file = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?(\.(test|testkit|fixture|island|d))?\.\w+$/
    none(
      sources
        .filter((source) => isCode(source) && !file.test(source.path.split('/').at(-1) ?? ''))
        .map(({ path }) => path),
      'rename it: kebab-case, after its main export',
    )
    const vague = /(^|\/)(helpers?|utils?|common|managers?|misc|lib)\//
    const shapeless = /\/[^/]*[A-Z_ ][^/]*\//
    none(
      sources
        .filter(({ path }) => /^(src|bench|e2e)\//.test(path))
        .filter(({ path }) => vague.test(path) || shapeless.test(path))
        .map(({ path }) => path),
      'name the folder after what it is about',
    )
  })

  test('no machine’s paths, no loose ends, no word of how it was written', () => {
    // A letter stands in brackets, so that this file does not offend by itself.
    const forbidden: readonly [RegExp, string][] = [
      [/(?<![\w.}*])\/(wor[k]|hom[e]|roo[t])\/\w/, 'a path of one machine'],
      [/\bTOD[O]\b(?!\(#\d+\))/, 'an open end that names no issue'],
      [/\b(cl[a]ude|ch[a]tgpt|[a]nthropic|open[a]i|c[o]pilot)\b/i, 'who or what wrote it'],
      [/\b(generated|written|made) (by|with) (an? )?(AI|LLM)\b/i, 'who or what wrote it'],
    ]
    none(
      sources.flatMap(({ path, text }) =>
        forbidden
          .filter(([pattern]) => pattern.test(text))
          .map(([pattern, what]) => `${path}: ${what}: ${pattern.exec(text)?.[0]}`),
      ),
      'take it out',
    )
  })

  test('every statement has a name of its own, short enough for PostgreSQL', () => {
    const owners = new Map<string, string>()
    const offences: string[] = []
    for (const { path, text } of sources) {
      if (!/^src\/.*\.tsx?$/.test(path) || isTest(path)) continue
      for (const [, name = ''] of text.matchAll(/\bsql(?:<[^;`]{0,900}?>)?\(\s*'([^']+)'/g)) {
        const owner = owners.get(name)
        if (owner !== undefined) offences.push(`"${name}" in ${path} and in ${owner}`)
        if (Buffer.byteLength(name) > 63) offences.push(`"${name}" in ${path} is over 63 bytes`)
        owners.set(name, path)
      }
    }
    assert.ok(owners.size > 30, `only ${owners.size} statements were found`)
    none(offences, 'name it module.thing.verb: PostgreSQL would run the other one')
  })
})

const read = (source: Source): Record<string, string> => {
  const content: unknown = JSON.parse(source.text)
  assert.ok(typeof content === 'object' && content !== null, source.path)
  return Object.fromEntries(Object.entries(content).map(([key, text]) => [key, String(text)]))
}

/** What is wrong with translations of these English texts. */
function translationOffences(
  where: string,
  english: Readonly<Record<string, string>>,
  translated: Readonly<Record<string, string>>,
  mayLack: (key: string) => boolean,
): string[] {
  const offences: string[] = []
  for (const key of Object.keys(english)) {
    if (!(key in translated) && !mayLack(key)) offences.push(`${where} lacks "${key}"`)
  }
  for (const [key, text] of Object.entries(translated)) {
    const original = english[key]
    if (original === undefined) {
      offences.push(`${where} has "${key}", which English has not`)
      continue
    }
    try {
      const [wanted, given] = [placeholders(original).join(), placeholders(text).join()]
      if (wanted !== given) offences.push(`${where} "${key}": {${given}} instead of {${wanted}}`)
    } catch (error) {
      offences.push(`${where} "${key}" is no ICU message: ${String(error)}`)
    }
  }
  return offences
}

async function declaredTexts(): Promise<Record<string, string>> {
  const end = extname(fileURLToPath(import.meta.url))
  const texts: Record<string, string> = {}
  for (const { path } of sources) {
    if (!/^src\/services\/.*declaration\.ts$/.test(path)) continue
    const url = new URL(`.${path.slice('src'.length).replace(/\.ts$/, end)}`, import.meta.url)
    if (!existsSync(fileURLToPath(url))) continue
    const loaded = (await import(url.href)) as Record<string, ServiceDeclaration>
    for (const service of Object.values(loaded)) {
      if ('workflow' in service) Object.assign(texts, Object.fromEntries(textsOf(service)))
    }
  }
  return texts
}

describe('messages', () => {
  const catalogues = sources.filter(({ path }) => /^src\/.*messages\/[\w-]+\.json$/.test(path))
  const languageOf = ({ path }: Source) => path.split('/').at(-1)?.replace('.json', '') ?? ''
  /** Everything that a resident sees is there in these; pages of the desk are not. */
  const residents = ['ta', 'te', 'kn', 'ml', 'bn', 'gu', 'or', 'as', 'pa-Guru']
  const isComplete = (language: string) => ['hi', 'mr', ...residents].includes(language)
  const deskOnly =
    /\/(administration|body|bulk|demo|desk|languages|masterdata|overlays|places|reference|staff|transfer)\/messages\//

  test('every catalogue that residents see is there in each of their languages', () => {
    const paths = new Set(catalogues.map(({ path }) => path))
    const offences = catalogues
      .filter(({ path }) => path.endsWith('/en.json') && !deskOnly.test(path))
      .flatMap(({ path }) =>
        ['hi', 'mr', 'ur', ...residents].map((tag) => path.replace('en.json', `${tag}.json`)),
      )
      .filter((path) => !paths.has(path))
    none(offences, 'write the catalogue, or name the module among those of the desk')
  })

  test('every catalogue has English’s keys and placeholders', () => {
    const offences = catalogues.flatMap((source) => {
      const english = sources.find(
        ({ path }) => path === source.path.replace(/[\w-]+\.json$/, 'en.json'),
      )
      const own = Object.entries(read(source)).filter(([key]) => !key.startsWith('service.'))
      const texts = english ? read(english) : {}
      const wanted = Object.entries(texts).filter(([key]) => !key.startsWith('service.'))
      return translationOffences(
        source.path,
        Object.fromEntries(wanted),
        Object.fromEntries(own),
        () => !isComplete(languageOf(source)),
      )
    })
    none(offences, 'translate the key, or take it out of the translation')
  })

  test('each language of residents knows every text of every service', async () => {
    const english = await declaredTexts()
    assert.ok(Object.keys(english).length > 50, 'no declarations were found')
    for (const source of catalogues.filter((each) => languageOf(each) === 'en')) {
      for (const [key, text] of Object.entries(read(source))) {
        if (key.startsWith('service.')) Object.assign(english, { [key]: text })
      }
    }
    const offences = ['hi', 'mr', 'ur', ...residents].flatMap((language) => {
      const own = catalogues
        .filter((source) => languageOf(source) === language)
        .flatMap((source) => Object.entries(read(source)))
        .filter(([key]) => key.startsWith('service.'))
      return translationOffences(
        `messages of the services in "${language}"`,
        english,
        Object.fromEntries(own),
        () => !isComplete(language),
      )
    })
    none(offences, 'add the key to the module’s messages/<language>.json')
  })
})
