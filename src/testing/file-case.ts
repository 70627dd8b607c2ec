import assert from 'node:assert/strict'
import type { ServiceDeclaration } from '../platform/service-kit/service.js'
import type { Answer, Browser } from './browser.js'
import { answersFor, type AnswerPlan } from './answers-for.js'
import { readForms } from './read-forms.js'
import type { TestApp } from './start-app.js'

export interface FiledCase {
  id: string
  number: string
  /** The page that is shown after filing. */
  done: Answer
}

/** Starts an application on the real pages and answers every question; ends where it can be checked. */
export async function answerQuestions(
  browser: Browser,
  service: ServiceDeclaration,
  plan: AnswerPlan,
): Promise<string> {
  let answer = await browser.form(`/${plan.city}/apply/${service.id}`, {})
  assert.equal(answer.status, 303)
  for (let page = 0; page < 20; page += 1) {
    const { location } = answer
    if (location.endsWith('/check')) return location
    assert.equal(answer.status, 303, `${service.id}: ${answer.url} answered ${answer.status}`)
    answer = await answerOne(browser, service, plan, await browser.get(location))
  }
  throw new Error(`${service.id} asks without end`)
}

/** One page of questions; what it asks only then is answered when it is shown again. */
async function answerOne(
  browser: Browser,
  service: ServiceDeclaration,
  plan: AnswerPlan,
  page: Answer,
): Promise<Answer> {
  let shown = page
  for (let round = 0; round < 3; round += 1) {
    const form = readForms(shown.body).find(
      (each) => each.method === 'post' && each.action.includes('/apply/'),
    )
    assert.ok(form, `${shown.url} (${shown.status}) asks nothing`)
    const { fields, files } = await answersFor(service, [...form.controls.keys()], plan)
    shown = await browser.send(shown, fields, { files })
    if (shown.status !== 422) return shown
  }
  throw new Error(`${page.url} is never content: ${faultsIn(shown.body).join('; ')}`)
}

/** What the page says is wrong. */
export const faultsIn = (html: string): string[] =>
  [...html.matchAll(/<span class="message"[^>]*>([^<]*)/g)].map(([, text = '']) => text)

/**
 * Files a case of any service by its pages: anonymously, or as the person of a mobile number who
 * proves it by the code from their phone, or signed in already.
 */
export async function fileCase(
  test: TestApp,
  browser: Browser,
  service: ServiceDeclaration,
  given: { plan: AnswerPlan; as: 'anonymous' | 'signed-in' | { mobile: string; name: string } },
): Promise<FiledCase> {
  const { as } = given
  const check = await answerQuestions(browser, service, given.plan)
  const contact: Record<string, string> =
    as === 'signed-in' ? {} : as === 'anonymous' ? { anonymous: 'yes' } : as
  let sent = await browser.form(check, { ...contact, consent: 'yes' })
  if (sent.location.endsWith('/code')) {
    const code = /\b\d{6}\b/.exec(test.sms.at(-1)?.body ?? '')?.[0] ?? ''
    sent = await browser.form(sent.location, { code })
  }
  assert.match(sent.location, /\/done$/, `${service.id}: ${faultsIn(sent.body).join('; ')}`)
  const id = sent.location.split('/').at(-2) ?? ''
  const [row] = await test.asOwner<{ number: string }>(
    'select number from service.application where id = $1',
    [id],
  )
  assert.ok(row, 'nothing was filed')
  return { id, number: row.number, done: await browser.get(sent.location) }
}
