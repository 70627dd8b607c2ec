import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.js'

test('an empty environment gives the documented defaults, frozen', () => {
  const config = readConfig({})
  assert.equal(config.port, 8080)
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.publicUrl, 'http://127.0.0.1:8080')
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.dataFolder, resolve('./var'))
  assert.equal(config.demo, true)
  assert.equal(config.trustProxy, false)
  assert.throws(() => Object.assign(config, { port: 1 }), TypeError)
})

test('what is given is taken, blanks count as absent', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://u:p@db/nagara',
    NAGARA_DEMO: '0',
    NAGARA_TRUST_PROXY: ' 1 ',
    NAGARA_LOG: 'silent',
    NAGARA_URL: '  ',
  })
  assert.equal(config.port, 0)
  assert.equal(config.publicUrl, 'http://localhost:0')
  assert.equal(config.databaseUrl, 'postgres://u:p@db/nagara')
  assert.equal(config.demo, false)
  assert.equal(config.trustProxy, true)
  assert.equal(config.logLevel, 'silent')
})

test('every fault is told at once and names its variable', () => {
  const wrong = {
    PORT: '65536',
    DATABASE_URL: 'mysql://x',
    NAGARA_DEMO: 'yes',
    NAGARA_TRUST_PROXY: '2',
    NAGARA_MASTER_KEY: 'abc',
    NAGARA_LOG: 'loud',
    NAGARA_URL: 'city.example',
  }
  assert.throws(
    () => readConfig(wrong),
    (error) => {
      assert.ok(error instanceof ConfigError)
      assert.equal(error.faults.length, 7)
      for (const name of Object.keys(wrong)) {
        assert.ok(
          error.faults.some((fault) => fault.startsWith(name)),
          `${name} is not told`,
        )
        assert.ok(error.message.includes(name))
      }
      return true
    },
  )
})

for (const port of ['-1', '80.5', '0x50', 'http', '123456']) {
  test(`port "${port}" is refused`, () => {
    assert.throws(() => readConfig({ PORT: port }), ConfigError)
  })
}
