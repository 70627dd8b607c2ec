import { hashOf } from '../service-kit/catalogue.js'
import { DeclarationError, defineService } from '../service-kit/define-service.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import { textsOf } from '../service-kit/texts.js'
import { checkFreedom } from './freedom.js'
import { isObject, mergePatch } from './merge-patch.js'
import type { Compiled, OverlayContent, OverlayTexts, Reason } from './overlay.js'

export type CompileResult =
  | { ok: true; compiled: Compiled }
  | { ok: false; reasons: readonly Reason[] }

/**
 * Puts overlays on a declaration, the nation's level first: each is checked against the freedom that
 * the declaration gives, and the whole as a declaration is. Every reason is told. Pure.
 */
export function compileOverlays(
  base: ServiceDeclaration,
  layers: readonly OverlayContent[],
): CompileResult {
  let service = base
  const texts: Record<string, Record<string, string>> = {}
  const reasons: Reason[] = []
  for (const layer of layers) {
    const { texts: own, ...patch } = layer
    reasons.push(...checkFreedom(service, patch), ...checkTexts(base, own))
    // Functions are no JSON and stay the program's own; what comes out is checked as a declaration.
    service = mergePatch(service, patch) as ServiceDeclaration
    for (const [language, added] of Object.entries(textsIn(own))) {
      texts[language] = { ...texts[language], ...added }
    }
  }
  reasons.push(...checkWhole(service))
  if (reasons.length > 0) return { ok: false, reasons }
  return {
    ok: true,
    compiled: { service, hash: hashOf(service), texts: withNew(base, service, texts) },
  }
}

function checkWhole(service: ServiceDeclaration): Reason[] {
  try {
    defineService({ ...service })
    return []
  } catch (error) {
    const faults =
      error instanceof DeclarationError ? error.faults : ['it has not the shape of a declaration']
    return faults.map((text) => ({ path: text.split(' ')[0] ?? '', code: 'unsound', text }))
  }
}

function checkTexts(base: ServiceDeclaration, texts: unknown): Reason[] {
  if (texts === undefined) return []
  const freedom = base.freedom?.['texts'] ?? 'fixed'
  if (freedom !== 'free') {
    return [{ path: 'texts', code: 'fixed', text: 'is the same for everybody' }]
  }
  return Object.entries(textsIn(texts)).flatMap(([language, own]) =>
    Object.keys(own)
      .filter((key) => !key.startsWith(`service.${base.id}.`))
      .map((key): Reason => ({
        path: `texts.${language}.${key}`,
        code: 'text',
        text: `is no text of this service`,
      })),
  )
}

function textsIn(value: unknown): Record<string, Record<string, string>> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([language, own]) => [
      language,
      Object.fromEntries(
        Object.entries(isObject(own) ? own : {}).filter(
          (pair): pair is [string, string] => typeof pair[1] === 'string',
        ),
      ),
    ]),
  )
}

/** What an overlay adds brings its own English: no catalogue knows it. */
function withNew(
  base: ServiceDeclaration,
  service: ServiceDeclaration,
  texts: OverlayTexts,
): OverlayTexts {
  const known = textsOf(base)
  const added = [...textsOf(service)].filter(([key, text]) => known.get(key) !== text)
  return { ...texts, en: { ...Object.fromEntries(added), ...texts['en'] } }
}
