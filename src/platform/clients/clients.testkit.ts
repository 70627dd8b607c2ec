import assert from 'node:assert/strict'
import { buildTenant } from '../../testing/build-tenant.js'
import type { Browser } from '../../testing/browser.js'
import { readForms } from '../../testing/read-forms.js'
import type { TestApp } from '../../testing/start-app.js'
import type { Tenant } from '../tenancy/tenant.js'

/** An open sandbox beside the two cities. */
export async function addSandbox(city: TestApp): Promise<Tenant> {
  const made = await buildTenant(city.database, {
    id: 1_000_050,
    kind: 'sandbox',
    slug: 'practice',
    name: { en: 'Practice' },
    languages: ['en', 'hi', 'mr', 'ur'],
  })
  await city.app.tenants.reload()
  return made
}

/** Registers a program by its form. Gives its id. */
export async function register(
  browser: Browser,
  slug: string,
  given: { name?: string; scopes?: readonly string[] } = {},
): Promise<string> {
  const wanted = given.scopes ?? ['cases:read', 'cases:file', 'feed:read', 'webhooks']
  const sent = await browser.form(`/${slug}/developers`, {
    name: given.name ?? 'Ward helpers',
    organisation: 'Helpers of Ward 3',
    purpose: 'To tell neighbours what became of their reports',
    ...Object.fromEntries(wanted.map((scope) => [`scope-${scope}`, 'yes'])),
  })
  assert.equal(sent.status, 303, sent.body)
  return sent.location.split('/').at(-1) ?? ''
}

/** Makes a key by its form. Gives its text, which only that page shows. */
export async function makeKeyByPage(
  browser: Browser,
  slug: string,
  client: string,
): Promise<string> {
  const sent = await browser.form(`/${slug}/developers/${client}`, {
    'key-name': 'the server',
    days: '90',
  })
  assert.equal(sent.status, 200, sent.body)
  const key = keyIn(sent.body)
  assert.ok(key, 'no key is shown')
  return key
}

/** The first whole key on a page. */
export const keyIn = (html: string): string | undefined =>
  /ngr_[0-9a-z]{10}_[\w-]{43}/.exec(html)?.[0]

/** The ids of the keys that a page offers to revoke, newest first. */
export const keysOn = (html: string): string[] =>
  readForms(html)
    .filter(({ values }) => values.get('_action') === 'revoke')
    .map(({ values }) => values.get('key') ?? '')
