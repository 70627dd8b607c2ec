import { actingFor, type ActingRow } from '../../access/acting-store.js'
import { personOf, type CityContext } from '../../request/context.js'
import { todayOf } from '../service-standing.js'

/** Who acts for the reader today; undefined when nobody does. */
export async function chargeOf(context: CityContext): Promise<ActingRow | undefined> {
  const { app, tenant } = context
  const { accountId } = personOf(context)
  const [row] = await app.database.read(
    { tenant: tenant.id },
    actingFor([accountId, todayOf(context)]),
  )
  return row
}

/** On top of both inboxes: for whom the reader acts, and who acts for the reader. */
export function ActingNote(props: { context: CityContext; charge: ActingRow | undefined }) {
  const { context, charge } = props
  const { t, app, language } = context
  const day = (date: string | null) =>
    date === null
      ? ''
      : app.country.formats.formatDate(app.country.calendar.instantAt(date, 720), language, 'short')
  const absent = new Map(
    personOf(context).grants.flatMap(({ actingFor }) =>
      actingFor ? [[actingFor.accountId, actingFor] as const] : [],
    ),
  )
  if (absent.size === 0 && !charge) return null
  return (
    <div class="inset">
      {[...absent.values()].map(({ accountId, name, until }) => (
        <p key={accountId}>{t('acting.you-for', { name: name ?? '', date: day(until) })}</p>
      ))}
      {charge && (
        <p>{t('acting.for-you', { name: charge.acting_name, date: day(charge.valid_to) })}</p>
      )}
    </div>
  )
}
