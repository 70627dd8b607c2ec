import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { loadCatalogues } from './load-catalogues.js'
import { createMessages } from './messages.js'

const catalogues = new Map([
  [
    'en',
    new Map([
      ['hello', 'Hello {name}'],
      ['cases', '{count, plural, one {# case} other {# cases}}'],
      ['only', 'Only in English'],
      ['tag', 'Press <b>Enter</b> & {key}'],
    ]),
  ],
  [
    'hi',
    new Map([
      ['hello', 'नमस्ते {name}'],
      ['cases', '{count} मामले'],
    ]),
  ],
  ['mr', new Map([['hello', 'नमस्कार {name}']])],
])
const chains = (language: string) => (language === 'kok' ? ['mr', 'hi'] : [])

test('a text is looked for along the chain of languages and ends in English', () => {
  const t = createMessages(catalogues, chains).translator('kok')
  assert.equal(t('hello', { name: 'Asha' }), 'नमस्कार Asha')
  assert.equal(t('cases', { count: 3 }), '3 मामले')
  assert.equal(t('only'), 'Only in English')
})

test('plurals and Latin digits', () => {
  const t = createMessages(catalogues, chains).translator('en')
  assert.equal(t('cases', { count: 1 }), '1 case')
  assert.equal(t('cases', { count: 12 }), '12 cases')
  const numbers = new Map([['mr', new Map([['n', '{count, number}']])]])
  const mr = createMessages(numbers, chains).translator('mr')
  assert.match(mr('n', { count: 45 }), /^45$/)
})

test('tags are text: escaping is the page’s work', () => {
  const t = createMessages(catalogues, chains).translator('en')
  assert.equal(t('tag', { key: '<i>' }), 'Press <b>Enter</b> & <i>')
})

test('a key that nobody knows shows itself and is reported once', () => {
  const reported: string[] = []
  const messages = createMessages(catalogues, chains, (key) => reported.push(key))
  assert.equal(messages.translator('hi')('no.such'), 'no.such')
  assert.equal(messages.translator('hi')('no.such'), 'no.such')
  assert.equal(messages.translator('mr')('no.such'), 'no.such')
  assert.deepEqual(reported, ['no.such'])
})

test('has, missing, languages and direction', () => {
  const messages = createMessages(catalogues, chains)
  assert.equal(messages.translator('mr').has('only'), true)
  assert.equal(messages.translator('mr').has('nothing'), false)
  assert.deepEqual(messages.missing('hi'), ['only', 'tag'])
  assert.deepEqual(messages.languages().sort(), ['en', 'hi', 'mr'])
  assert.equal(messages.translator('ur').direction, 'rtl')
  assert.equal(messages.translator('hi').direction, 'ltr')
})

const root = mkdtempSync(join(tmpdir(), 'nagara-messages-'))
after(() => rmSync(root, { recursive: true, force: true }))
const folderWith = (name: string, files: Record<string, unknown>) => {
  mkdirSync(join(root, name))
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(root, name, file), JSON.stringify(content))
  }
  return pathToFileURL(join(root, `${name}/`))
}

test('catalogues of several modules become one; two owners of a key are an error', () => {
  const first = folderWith('first', { 'en.json': { a: 'A' }, 'hi.json': { a: 'अ' } })
  const second = folderWith('second', { 'en.json': { b: 'B' } })
  const absent = pathToFileURL(join(root, 'absent/'))
  const loaded = loadCatalogues([first, second, absent])
  assert.deepEqual(
    [...(loaded.get('en') ?? [])],
    [
      ['a', 'A'],
      ['b', 'B'],
    ],
  )
  assert.deepEqual([...(loaded.get('hi') ?? [])], [['a', 'अ']])
  const third = folderWith('third', { 'en.json': { a: 'again' } })
  assert.throws(() => loadCatalogues([first, third]), /"a" is taken already/)
  const fourth = folderWith('fourth', { 'en.json': { c: { nested: 'x' } } })
  assert.throws(() => loadCatalogues([fourth]), /"c" is no text/)
})
