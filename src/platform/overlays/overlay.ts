import type { Definition } from '../service-kit/catalogue.js'
import type { JsonObject } from './merge-patch.js'

export type OverlayStatus = 'draft' | 'refused' | 'scheduled' | 'active' | 'replaced' | 'withdrawn'

/** Why an overlay cannot take effect: where, which rule, in words. */
export interface Reason {
  path: string
  code: 'fixed' | 'restrict' | 'extend' | 'unsound' | 'text'
  text: string
}

/** Texts by language and key: `{ hi: { 'service.grievance.title': '…' } }`. */
export type OverlayTexts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What one level changes: a merge patch of the declaration, and texts beside it. */
export type OverlayContent = JsonObject & { readonly texts?: JsonObject }

/** One version of what a tenant changes in a service. */
export interface Overlay {
  id: string
  service: string
  version: number
  status: OverlayStatus
  title: string
  content: OverlayContent
  reasons: readonly Reason[]
  source: string | null
  effectiveAt: Date | null
  createdByName: string | null
  createdAt: Date
  changedAt: Date
}

/** A declaration with all its overlays, and the texts that they bring. */
export interface Compiled extends Definition {
  texts: OverlayTexts
}
