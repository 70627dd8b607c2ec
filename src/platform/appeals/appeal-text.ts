import type { Fault } from '../../kernel/errors/app-error.js'
import type { App } from '../app.js'
import { cleanText } from '../service-kit/clean-text.js'

const mostCharacters = 4_000

/** A long text of an appeal as it is kept. */
export const appealText = (text: string): string => cleanText(text).normalize('NFC').trim()

/** What is wrong with a text that must be there. */
export function textFaults(app: App, path: string, text: string, isNeeded = true): Fault[] {
  if (text === '') return isNeeded ? [{ path, code: 'fault.required-text' }] : []
  const faults: Fault[] = []
  if (Array.from(text).length > mostCharacters) {
    faults.push({ path, code: 'fault.too-long', params: { most: mostCharacters } })
  }
  if (app.country.validators.holdsNationalId(text)) faults.push({ path, code: 'fault.national-id' })
  return faults
}
