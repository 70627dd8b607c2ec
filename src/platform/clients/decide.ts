import { errors } from '../../kernel/errors/errors.js'
import { personOf, type CityContext } from '../request/context.js'
import { clientEvent } from './client-event.js'
import { decideClient, type ClientStatus } from './client-store.js'
import { revokeKey } from './key-store.js'

const moves = {
  approved: { from: ['waiting', 'revoked'], to: 'active' },
  refused: { from: ['waiting'], to: 'refused' },
  revoked: { from: ['waiting', 'active'], to: 'revoked' },
} as const satisfies Record<string, { from: readonly ClientStatus[]; to: ClientStatus }>

export type Decision = keyof typeof moves

/** Which decisions a client in this status is open to. */
export const decisionsOf = (status: ClientStatus): Decision[] =>
  (['approved', 'refused', 'revoked'] as const).filter((decision) =>
    moves[decision].from.some((from) => from === status),
  )

/** Approves, refuses or revokes a client. Throws `changed-meanwhile` when it is no longer open to it. */
export async function decide(
  context: CityContext,
  clientId: string,
  wish: { decision: Decision; reason: string | null; perMinute: number | null },
): Promise<void> {
  const { app, tenant } = context
  const { from, to } = moves[wish.decision]
  const { accountId } = personOf(context)
  await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const [hit] = await tx.rows(
      decideClient([clientId, [...from], to, wish.reason, accountId, wish.perMinute]),
    )
    if (!hit) throw errors.conflict('changed-meanwhile')
    await tx.rows(clientEvent(context, { type: `client.${wish.decision}`, clientId }))
  })
  app.events.wake()
}

/** Ends a key at once. Throws `not-found` when it is not the client's, or ended before. */
export async function endKey(context: CityContext, clientId: string, keyId: string): Promise<void> {
  const { app, tenant } = context
  await app.database.transaction({ tenant: tenant.id }, async (tx) => {
    const [hit] = await tx.rows(revokeKey([clientId, keyId]))
    if (!hit) throw errors.notFound()
    await tx.rows(clientEvent(context, { type: 'client.key-revoked', clientId }))
  })
  app.events.wake()
}
