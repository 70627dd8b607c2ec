import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Catalogue } from './messages.js'

/**
 * Reads `messages/<language>.json` of each module (flat maps of key to text) into one catalogue per
 * language. A key that two modules claim is an error: it would depend on their order.
 */
export function loadCatalogues(folders: readonly URL[]): Map<string, Catalogue> {
  const catalogues = new Map<string, Map<string, string>>()
  for (const folder of folders) {
    const path = fileURLToPath(folder)
    if (!existsSync(path)) continue
    for (const file of readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .sort()) {
      const language = file.slice(0, -'.json'.length)
      const catalogue = catalogues.get(language) ?? new Map<string, string>()
      catalogues.set(language, catalogue)
      const content: unknown = JSON.parse(readFileSync(join(path, file), 'utf8'))
      for (const [key, text] of Object.entries(content ?? {})) {
        if (typeof text !== 'string') throw new Error(`${join(path, file)}: "${key}" is no text`)
        if (catalogue.has(key)) throw new Error(`${join(path, file)}: "${key}" is taken already`)
        catalogue.set(key, text)
      }
    }
  }
  return catalogues
}
