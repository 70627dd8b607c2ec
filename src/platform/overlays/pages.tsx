import type { Reply } from '../../kernel/http/reply.js'
import { Empty, Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Overlay, OverlayStatus, Reason } from './overlay.js'

const tones: Partial<Record<OverlayStatus, 'ok' | 'due' | 'late'>> = {
  active: 'ok',
  scheduled: 'due',
  refused: 'late',
}

export const OverlayTag = ({
  context,
  status,
}: {
  context: CityContext
  status: OverlayStatus
}) => {
  const tone = tones[status]
  return <Tag {...(tone && { tone })}>{context.t(`overlay.status.${status}`)}</Tag>
}

export const Reasons = ({
  context,
  reasons,
}: {
  context: CityContext
  reasons: readonly Reason[]
}) => (
  <div class="inset alarm" role="alert">
    <p>{context.t('overlay.reasons', { count: reasons.length })}</p>
    <ul>
      {reasons.slice(0, 50).map(({ path, text }) => (
        <li key={path + text}>
          <bdi>{path}</bdi>: {text}
        </li>
      ))}
    </ul>
  </div>
)

/** Every service with what this body changed in it; also what an import brought and nobody uses yet. */
export function servicesPage(
  context: CityContext,
  rows: readonly { service: string; versions: number; conflicts: number }[],
): Promise<Reply> {
  const { t, tenant, app } = context
  const base = `/desk/${tenant.slug}/forms`
  const known = new Map(rows.map((row) => [row.service, row]))
  const own = app.catalogue.list().map(({ id }) => id)
  const others = rows.filter(({ service }) => !own.includes(service)).map(({ service }) => service)
  return deskPage(
    context,
    { title: t('overlay.title'), current: 'administration' },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <h1>{t('overlay.title')}</h1>
      <p>{t('overlay.title.about')}</p>
      <ul class="list">
        {[...own, ...others].map((id) => {
          const row = known.get(id)
          return (
            <li key={id}>
              <a href={`${base}/${id}`}>
                <span>
                  <b>{own.includes(id) ? t(`service.${id}.title`) : id}</b>
                  <span class="muted">
                    {own.includes(id)
                      ? t('overlay.versions', { count: row?.versions ?? 0 })
                      : t('overlay.not-offered')}
                  </span>
                </span>
                {(row?.conflicts ?? 0) > 0 && <Tag tone="late">{t('overlay.conflict')}</Tag>}
              </a>
            </li>
          )
        })}
      </ul>
    </>,
  )
}

/** One service: what can be changed in it, and the versions so far. */
export function servicePage(
  context: CityContext,
  given: {
    id: string
    /** Absent for one that only an import knows. */
    service: ServiceDeclaration | undefined
    versions: readonly Overlay[]
    mayChange: boolean
  },
): Promise<Reply> {
  const { id, service, versions, mayChange } = given
  const { t, tenant, app, language } = context
  const base = `/desk/${tenant.slug}/forms`
  const conflict = versions.find(({ status, reasons }) => status === 'active' && reasons.length > 0)
  const title = service ? t(`service.${id}.title`) : id
  return deskPage(
    context,
    { title, current: 'administration' },
    <>
      <a class="back" href={base}>
        {t('overlay.title')}
      </a>
      <h1>{title}</h1>
      {conflict && (
        <>
          <p class="inset alarm">{t('overlay.conflict-about')}</p>
          <Reasons context={context} reasons={conflict.reasons} />
        </>
      )}
      {service && mayChange && (
        <ul class="tiles">
          {(['texts', 'levels', 'fields', 'patch'] as const).map((part) => (
            <li key={part}>
              <a class="card tile" href={`${base}/${id}/edit/${part}`}>
                <b>{t(`overlay.part.${part}`)}</b>
                <span>{t(`overlay.part.${part}.about`)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {service && <Freedoms context={context} service={service} />}
      <section>
        <h2>{t('overlay.history')}</h2>
        {versions.length === 0 ? (
          <Empty>{t('overlay.none')}</Empty>
        ) : (
          <Scroll label={t('overlay.history')}>
            <table class="num">
              <thead>
                <tr>
                  <th scope="col">{t('overlay.version')}</th>
                  <th scope="col">{t('list.what')}</th>
                  <th scope="col">{t('list.by')}</th>
                  <th scope="col">{t('list.when')}</th>
                  <th scope="col">{t('list.state')}</th>
                </tr>
              </thead>
              <tbody>
                {versions.map((each) => (
                  <tr key={each.id}>
                    <td>
                      <a href={`${base}/version/${each.id}`}>{each.version}</a>
                    </td>
                    <td>{each.title}</td>
                    <td>{each.createdByName ?? each.source}</td>
                    <td>
                      {app.country.formats.formatDate(
                        each.effectiveAt ?? each.createdAt,
                        language,
                        'date-time',
                      )}
                    </td>
                    <td>
                      <OverlayTag context={context} status={each.status} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
    </>,
  )
}

const Freedoms = ({ context, service }: { context: CityContext; service: ServiceDeclaration }) => (
  <details>
    <summary>{context.t('overlay.freedom')}</summary>
    <p>{context.t('overlay.freedom-about')}</p>
    <ul>
      {Object.entries(service.freedom ?? {}).map(([path, freedom]) => (
        <li key={path}>
          <code>{path}</code>: {context.t(`overlay.freedom.${freedom}`)}
        </li>
      ))}
    </ul>
  </details>
)
