import { entryName } from '../journey/facts.js'
import type { CityContext } from '../request/context.js'

/** A text that staff can choose instead of writing it. */
export interface ReadyReply {
  value: string
  label: string
  text: string
}

/** The city's ready replies for a service, in the language of the person who reads them. */
export async function readyReplies(
  context: CityContext,
  service: string,
  language: string,
): Promise<ReadyReply[]> {
  const { app, tenant } = context
  const entries = await app.masterData.list(tenant.id, 'canned-reply')
  const order = [language, ...app.country.languageChain(language), tenant.defaultLanguage]
  return entries.flatMap(({ code, name, data }) => {
    const texts = data['texts']
    if (data['service'] !== undefined && data['service'] !== service) return []
    if (typeof texts !== 'object' || texts === null) return []
    const known = new Map(Object.entries(texts))
    const text: unknown = order.map((tag) => known.get(tag)).find((each) => each !== undefined)
    return typeof text === 'string' ? [{ value: code, label: entryName(context, name), text }] : []
  })
}
