import pg from 'pg'
import type { Value } from '../../src/kernel/db/statement.js'
import type { Arena } from './arena.js'

export interface Explained {
  /** Pages touched, from memory or disk. */
  buffers: number
  /** The scans of the plan, in order, with their indexes. */
  shape: string
}

interface PlanNode {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: PlanNode[]
}

/** Runs a statement three times in a tenant's scope, undoes it, and gives the last one's cost. */
export async function explain(
  arena: Arena,
  tenant: number,
  text: string,
  values: readonly Value[],
): Promise<Explained> {
  const client = new pg.Client(arena.connections.app)
  await client.connect()
  try {
    let plan: PlanNode | undefined
    for (let run = 0; run < 3; run += 1) {
      await client.query(`begin; set local app.tenant = '${tenant}'`)
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `explain (analyze, buffers, format json) ${text}`,
        [...values],
      )
      await client.query('rollback')
      plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    }
    if (!plan) throw new Error('there is no plan')
    return {
      buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
      shape: scansOf(plan).join(', '),
    }
  } finally {
    await client.end()
  }
}

function scansOf(node: PlanNode): string[] {
  const what = node['Index Name'] ?? node['Relation Name']
  const own =
    what !== undefined && /Scan/.test(node['Node Type']) ? [`${node['Node Type']} ${what}`] : []
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)]
}
