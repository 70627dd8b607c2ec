import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { faultOfUrl, RefusedTarget, resolveTarget, type Address } from './check-target.js'
import { isPublicAddress } from './public-address.js'

/** From IANA's registries of special-purpose addresses, and the ways to write one inside another. */
const closed = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.0.1',
  '169.254.169.254',
  '169.254.170.2',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:0:7f00:1::',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '3fff::1',
  'fc00::1',
  'fd00:ec2::254',
  'fd12:3456:789a::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2606:4700::1111%lo',
  '4000::1',
]
const open = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '169.255.0.1',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.255.255',
  '192.169.0.1',
  '198.17.255.255',
  '198.20.0.1',
  '223.255.255.255',
  '2001:200::1',
  '2400:4f20::1',
  '2606:4700:4700::1111',
  '2a00:1450:4001::64',
]

describe('which addresses are of the public internet', () => {
  for (const address of closed) {
    test(`${address} is not`, () => assert.equal(isPublicAddress(address), false))
  }
  for (const address of open) {
    test(`${address} is`, () => assert.equal(isPublicAddress(address), true))
  }
  test('what is no address is not', () => {
    for (const text of ['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '[::1]']) {
      assert.equal(isPublicAddress(text), false, text)
    }
  })
})

describe('an address as it is written', () => {
  const strict = { allowsPrivate: false }
  const table: readonly [string, string | undefined][] = [
    ['https://example.org/hook', undefined],
    ['https://example.org:8443/hook?a=b', undefined],
    ['http://example.org/hook', 'not-https'],
    ['ftp://example.org/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['gopher://example.org/', 'not-https'],
    ['hook', 'not-an-address'],
    ['', 'not-an-address'],
    [`https://example.org/${'x'.repeat(500)}`, 'not-an-address'],
    ['https://user:secret@example.org/', 'has-password'],
    ['https://user@example.org/', 'has-password'],
    ['https://localhost/', 'private-address'],
    ['https://LOCALHOST/', 'private-address'],
    ['https://db/', 'private-address'],
    ['https://a.localhost/', 'private-address'],
    ['https://printer.local/', 'private-address'],
    ['https://metadata.google.internal/', 'private-address'],
    ['https://metadata.google.internal./', 'private-address'],
    ['https://127.0.0.1/', 'private-address'],
    // A browser's parser knows all of these as 127.0.0.1.
    ['https://127.1/', 'private-address'],
    ['https://2130706433/', 'private-address'],
    ['https://0x7f000001/', 'private-address'],
    ['https://0177.0.0.1/', 'private-address'],
    ['https://①②⑦.0.0.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://[::ffff:169.254.169.254]/', 'private-address'],
    ['https://1.1.1.1/', undefined],
  ]
  for (const [url, fault] of table) {
    test(`${url.slice(0, 60)}: ${fault ?? 'good'}`, () =>
      assert.equal(faultOfUrl(url, strict), fault))
  }
  test('an operator’s trial may use http and its own machine, and nothing odder', () => {
    const trial = { allowsPrivate: true }
    assert.equal(faultOfUrl('http://127.0.0.1:9000/', trial), undefined)
    assert.equal(faultOfUrl('file:///etc/passwd', trial), 'not-https')
  })
})

describe('what a name leads to', () => {
  const url = new URL('https://hooks.example.org/')
  const leads = (...addresses: string[]) => ({
    allowsPrivate: false,
    resolve: () =>
      Promise.resolve(
        addresses.map((address): Address => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
  })
  const refused = (code: string) => (error: unknown) =>
    error instanceof RefusedTarget && error.message === code

  test('a public address is taken', async () => {
    const found = await resolveTarget(url, leads('1.1.1.1', '2606:4700:4700::1111'))
    assert.deepEqual(found, { address: '1.1.1.1', family: 4 })
  })
  test('one private address among public ones refuses all', async () => {
    for (const bad of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1']) {
      await assert.rejects(resolveTarget(url, leads('1.1.1.1', bad)), refused('private-address'))
    }
  })
  test('a name without an address leads nowhere', () =>
    assert.rejects(resolveTarget(url, leads()), refused('not-found')))
})
