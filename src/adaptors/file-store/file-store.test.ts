import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import type { FileStore } from '../../kernel/files/file-store.js'
import { localFileStore } from './local-file-store.js'
import { memoryFileStore } from './memory-file-store.js'
import type { FileStoreFault } from './misbehaving-file-store.js'
import { misbehavingFileStore } from './misbehaving-file-store.js'

const key = '802814/0198c5f2-7a3b/1'
let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-store-'))
})
after(() => rm(folder, { recursive: true, force: true }))

async function readAll(store: FileStore, key: string): Promise<string> {
  return (await buffer((await store.get(key)).stream)).toString()
}

const stores: Readonly<Record<string, () => FileStore>> = {
  local: () => localFileStore(join(folder, 'files')),
  memory: memoryFileStore,
  'misbehaving, on a good day': () => misbehavingFileStore(memoryFileStore(), () => 'none'),
}

for (const [name, build] of Object.entries(stores)) {
  describe(`the ${name} store`, () => {
    test('keeps, overwrites, tells and forgets', async () => {
      const store = build()
      assert.equal(await store.exists(key), false)
      await assert.rejects(store.get(key), { code: 'file-missing', status: 404 })
      const bytes = Buffer.from('first')
      await store.put(key, bytes)
      bytes.fill(0)
      assert.equal(await readAll(store, key), 'first')
      await store.put(key, Buffer.from('second time'))
      assert.equal((await store.get(key)).sizeBytes, 11)
      assert.equal(await readAll(store, key), 'second time')
      assert.equal(await store.exists(key), true)
      await store.delete(key)
      await store.delete(key)
      assert.equal(await store.exists(key), false)
    })

    test('keeps an empty file and parts like keys', async () => {
      const store = build()
      await store.put('a/b', Buffer.alloc(0))
      await store.put('a-b', Buffer.from('other'))
      assert.equal(await readAll(store, 'a/b'), '')
    })

    test('never leaves its place', async () => {
      const store = build()
      for (const bad of ['../a', '/a', 'a/../../b', 'a\0', 'A']) {
        await assert.rejects(store.put(bad, Buffer.from('x')), /file key/)
        await assert.rejects(store.get(bad), /file key/)
        await assert.rejects(store.delete(bad), /file key/)
        await assert.rejects(store.exists(bad), /file key/)
      }
    })
  })
}

describe('the local store', () => {
  test('leaves no unfinished file, and many writers of one key leave one whole file', async () => {
    const root = join(folder, 'race')
    const store = localFileStore(root)
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000))
    await Promise.all(texts.map((text) => store.put(key, Buffer.from(text))))
    assert.ok(texts.includes(await readAll(store, key)))
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
    assert.deepEqual(files, [key.replaceAll('/', '_')])
  })

  test('says unavailable when its disk is', async () => {
    const root = join(folder, 'not-a-folder')
    await writeFile(root, '')
    const store = localFileStore(root)
    const unavailable = { code: 'file-store-unavailable', status: 503 }
    await assert.rejects(store.put(key, Buffer.from('x')), unavailable)
    await assert.rejects(store.get(key), unavailable)
  })
})

describe('the misbehaving store', () => {
  const unavailable = { code: 'file-store-unavailable' }
  const build = (faults: FileStoreFault[], wait?: () => Promise<void>) => {
    const inner = memoryFileStore()
    return { inner, store: misbehavingFileStore(inner, () => faults.shift() ?? 'none', wait) }
  }

  test('does nothing, or does it and says it did not', async () => {
    const { inner, store } = build(['unavailable', 'lost-answer', 'partial'])
    await assert.rejects(store.put('a', Buffer.from('x')), unavailable)
    assert.equal(await inner.exists('a'), false)
    await assert.rejects(store.put('b', Buffer.from('x')), unavailable)
    assert.equal(await inner.exists('b'), true)
    await assert.rejects(store.put('c', Buffer.from('x')), unavailable)
    assert.equal(await inner.exists('c'), false)
  })

  test('breaks off half-way, so that a reader sees an error and not a short file', async () => {
    const { store } = build(['none', 'partial'])
    await store.put('a', Buffer.from('123456'))
    const { stream, sizeBytes } = await store.get('a')
    assert.equal(sizeBytes, 6)
    const seen: string[] = []
    await assert.rejects(async () => {
      for await (const piece of stream) seen.push(String(piece))
    }, unavailable)
    assert.equal(seen.join(''), '123')
  })

  test('is slow for as long as the test says', async () => {
    let release: () => void = () => {}
    const { store } = build(['slow'], () => new Promise((resolve) => (release = resolve)))
    let answered = false
    const call = store.exists('a').then(() => (answered = true))
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(answered, false)
    release()
    assert.equal(await call, true)
  })
})
