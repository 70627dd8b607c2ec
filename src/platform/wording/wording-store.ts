import { sql } from '../../kernel/db/statement.js'

/** One text of one tenant in its own words, by language. */
export interface WordingRow {
  tenant_id: number
  key: string
  texts: Record<string, string>
}

export const listWordings = sql<WordingRow>('wording.list', 'select * from masterdata.wordings()')
