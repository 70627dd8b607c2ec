import type { ServiceDeclaration } from '../service-kit/service.js'
import type { CityContext } from '../request/context.js'
import { ownerOf } from './owner.js'

const words = [
  'waiting',
  'sending',
  'stopped',
  'kept',
  'no-network',
  'not-stored',
  'send',
  'delete',
  'delete-sure',
] as const

/**
 * What is kept on this phone, filled by the page's script; without it there is nothing to show.
 * `kind` says what is listed here: reports of residents, or acts of who works in the field.
 */
export function DraftsPanel({
  context,
  kind,
  owner = ownerOf(context),
  services,
}: {
  context: CityContext
  kind: 'report' | 'field-act'
  owner?: string
  services: readonly ServiceDeclaration[]
}) {
  const { t, tenant, now, language } = context
  const texts = {
    ...Object.fromEntries(words.map((word) => [word, t(`offline.${word}`)])),
    sent: t('offline.sent', { number: '{number}' }),
    clock: t('offline.clock', { hours: '{hours}' }),
    written: t('offline.written', { time: '{time}' }),
    'state-now': t('offline.state-now', { state: '{state}' }),
  }
  const states = Object.fromEntries(
    services.flatMap(({ id, workflow }) =>
      Object.keys(workflow.states).map((state) => [state, t(`service.${id}.state.${state}.title`)]),
    ),
  )
  const track = kind === 'report' ? `/${tenant.slug}/case/` : `/desk/${tenant.slug}/case/`
  return (
    <section
      data-drafts={kind}
      data-owner={owner}
      data-base={`/api/v1/tenants/${tenant.id}`}
      data-page-at={now.getTime()}
      data-language={language}
      data-track={track}
      data-texts={JSON.stringify(texts)}
      data-states={JSON.stringify(states)}
      aria-labelledby="on-phone"
      hidden
    >
      <h2 id="on-phone">{t('offline.on-phone')}</h2>
      <p role="status" data-told />
      <ul class="list" data-list />
    </section>
  )
}
