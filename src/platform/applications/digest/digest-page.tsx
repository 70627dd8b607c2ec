import type { ComponentChildren } from 'preact'
import type { Reply } from '../../../kernel/http/reply.js'
import { Empty, Figures, Scroll } from '../../../kernel/web/components/pieces.js'
import { formatPublicNumber } from '../../../kernel/public-number/index.js'
import { deskPage } from '../../desk/navigation.js'
import { entryName } from '../../journey/facts.js'
import type { CityContext } from '../../request/context.js'
import type { DigestContent } from './digest.js'

/** The morning report of a day; without one, a page that says so. */
export async function digestPage(
  context: CityContext,
  day: string | undefined,
  content: DigestContent | undefined,
): Promise<Reply> {
  const { app, tenant, t, language } = context
  const { formatDate, formatNumber } = app.country.formats
  const number = (value: number) => formatNumber(value, language)
  const entries = await app.masterData.list(tenant.id, 'department')
  const names = new Map(entries.map(({ code, name }) => [code, entryName(context, name)]))
  const nameOf = (department: string) => names.get(department) ?? department
  return deskPage(
    context,
    { title: t('digest.title'), current: 'digest' },
    <>
      <h1>
        {day !== undefined && <span class="caption">{formatDate(day, language, 'weekday')}</span>}
        {t('digest.title')}
      </h1>
      {content ? (
        <>
          <Figures
            figures={[
              { value: number(content.open), label: t('digest.open') },
              { value: number(content.overdue), label: t('digest.overdue') },
              { value: number(content.escalated), label: t('digest.escalated') },
              { value: number(content.appeals.pending), label: t('digest.appeals') },
            ]}
          />
          <Departments context={context} content={content} nameOf={nameOf} />
          <Oldest context={context} content={content} nameOf={nameOf} />
          <Appeals context={context} content={content} nameOf={nameOf} />
        </>
      ) : (
        <Empty>{t('digest.none')}</Empty>
      )}
    </>,
  )
}

interface PartProps {
  context: CityContext
  content: DigestContent
  /** What a department is called. */
  nameOf: (department: string) => string
}

function Departments({ context, content, nameOf }: PartProps) {
  const { t, app, language } = context
  const number = (value: number) => app.country.formats.formatNumber(value, language)
  return (
    <Part
      title={t('digest.by-department')}
      heads={[t('digest.department'), t('digest.open'), t('digest.overdue')]}
    >
      {content.departments.map(({ department, open, overdue }) => (
        <tr key={department}>
          <td>{nameOf(department)}</td>
          <td>{number(open)}</td>
          <td>{number(overdue)}</td>
        </tr>
      ))}
    </Part>
  )
}

function Oldest({ context, content, nameOf }: PartProps) {
  const { t, app, tenant, language } = context
  return (
    <Part
      title={t('digest.oldest')}
      heads={[t('case.number'), t('desk.what'), t('digest.department'), t('digest.due')]}
    >
      {content.oldest.map((row) => (
        <tr key={row.number}>
          <td>
            <a href={`/desk/${tenant.slug}/case/${row.number}`}>
              <bdi>{formatPublicNumber(row.number)}</bdi>
            </a>
          </td>
          <td>{row.title}</td>
          <td>{nameOf(row.department)}</td>
          <td>{app.country.formats.formatDate(new Date(row.dueAt), language, 'short')}</td>
        </tr>
      ))}
    </Part>
  )
}

function Appeals({ context, content }: PartProps) {
  const { t, app, tenant, language } = context
  return (
    <Part
      title={t('digest.appeals-due')}
      heads={[t('case.number'), t('desk.what'), t('appeal.due')]}
    >
      {content.appeals.next.map((row) => (
        <tr key={row.id}>
          <td>
            <a href={`/desk/${tenant.slug}/appeal/${row.id}`}>
              <bdi>{formatPublicNumber(row.number)}</bdi>
            </a>
          </td>
          <td>{t('appeal.level', { level: row.level })}</td>
          <td>{app.country.formats.formatDate(new Date(row.dueAt), language, 'short')}</td>
        </tr>
      ))}
    </Part>
  )
}

/** A table with its heading; nothing where it would be empty. */
function Part(props: { title: string; heads: readonly string[]; children: ComponentChildren }) {
  const { title, heads, children } = props
  if (Array.isArray(children) && children.length === 0) return null
  return (
    <section class="gap">
      <h2>{title}</h2>
      <Scroll label={title}>
        <table class="num">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </Scroll>
    </section>
  )
}
