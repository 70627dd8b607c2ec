import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { App } from '../app.js'
import type { CityContext } from '../request/context.js'
import { nameOf } from '../tenancy/tenant.js'
import { listTransfers, type TransferRow } from './transfer-store.js'

/** Where a case went, and where it came from. */
export const transfersOf = (app: App, tenantId: number, id: string): Promise<TransferRow[]> =>
  app.database.read({ tenant: tenantId }, listTransfers([id]))

/** Both ends of a transfer, each leading to the case in the other body. */
export function TransferLinks(props: { context: CityContext; transfers: readonly TransferRow[] }) {
  const { context, transfers } = props
  const { app, t, language } = context
  return (
    <>
      {transfers.map(({ direction, body_id, number }) => {
        const body = app.tenants.byId(body_id)
        if (!body || number === null) return null
        return (
          <div class="inset" key={direction}>
            <p>
              {t(`case.went-${direction}`, { body: nameOf(body, language) })}{' '}
              <a href={`/${body.slug}/case/${number}`}>
                <bdi class="num">{formatPublicNumber(number)}</bdi>
              </a>
            </p>
          </div>
        )
      })}
    </>
  )
}
