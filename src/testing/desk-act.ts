import assert from 'node:assert/strict'
import type { Need } from '../platform/service-kit/workflow.js'
import type { Answer, Browser } from './browser.js'
import { readForms } from './read-forms.js'
import { smallJpeg } from './small-jpeg.js'

/** Takes an action by its form on a case page, giving all that the action needs. */
export async function actByPage(
  browser: Browser,
  url: string,
  given: { id: string; needs: readonly Need[]; note?: string },
): Promise<Answer> {
  const page = await browser.get(url)
  assert.equal(page.status, 200, `${url} answered ${page.status}`)
  const form = readForms(page.body).find((each) => each.values.get('_action') === given.id)
  assert.ok(form, `${url} offers no ${given.id}`)
  const fields: Record<string, string> = {}
  for (const need of given.needs.filter((each) => each !== 'photo')) {
    const options = form.controls.get(need)?.options.filter((value) => value !== '') ?? []
    fields[need] = options[0] ?? given.note ?? `A ${need} for ${given.id}`
  }
  const bytes = await smallJpeg()
  const photo = { field: 'photo', name: 'after.jpg', type: 'image/jpeg', bytes }
  return browser.send(page, fields, {
    holding: { _action: given.id },
    files: given.needs.includes('photo') ? [photo] : [],
  })
}
