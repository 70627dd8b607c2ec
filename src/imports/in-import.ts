import type { Database, Transaction } from '../kernel/db/database.js'
import type { Scope } from '../kernel/db/scope.js'
import { lockImport } from './import-store.js'

/** Runs an import as one transaction, those of a kind one after another; a dry run is undone. */
export async function inImport<T>(
  database: Database,
  at: { scope: Scope; kind: string; dryRun: boolean },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  // Only an exception rolls a transaction back, so a dry run throws one and its result waits here.
  const dryRun = new Error('dry run')
  const results: T[] = []
  try {
    return await database.transaction(at.scope, async (tx) => {
      await tx.rows(lockImport([at.kind]))
      const result = await work(tx)
      results.push(result)
      if (at.dryRun) throw dryRun
      return result
    })
  } catch (thrown) {
    if (thrown !== dryRun) throw thrown
    for (const result of results) return result
    throw thrown
  }
}
