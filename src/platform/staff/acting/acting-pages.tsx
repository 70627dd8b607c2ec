import type { Reply } from '../../../kernel/http/reply.js'
import {
  Checkbox,
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../../kernel/web/components/form.js'
import { Empty, Scroll, Tag } from '../../../kernel/web/components/pieces.js'
import { formatPublicNumber } from '../../../kernel/public-number/index.js'
import type { ActingRow, OpenCaseRow } from '../../access/acting-store.js'
import { deskPage } from '../../desk/navigation.js'
import type { CityContext } from '../../request/context.js'
import { todayOf } from '../service-standing.js'

const dayIn = ({ app, language }: CityContext, date: string) =>
  app.country.formats.formatDate(app.country.calendar.instantAt(date, 720), language, 'short')

function Standing({ context, charge }: { context: CityContext; charge: ActingRow }) {
  const { t } = context
  const today = todayOf(context)
  if (charge.ended || charge.valid_to < today) return <Tag>{t('staff.ended')}</Tag>
  if (charge.valid_from > today) return <Tag tone="due">{t('acting.to-come')}</Tag>
  return <Tag tone="ok">{t('acting.now')}</Tag>
}

/** Who is away and who acts for them, with the form of a new charge. */
export function actingListPage(
  context: CityContext,
  given: {
    charges: readonly ActingRow[]
    people: readonly { account_id: string; name: string }[]
    texts: (path: string) => string
    faults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { charges, people, texts, faults } = given
  const base = `/desk/${tenant.slug}/acting`
  const options = people.map(({ account_id, name }) => ({ value: account_id, label: name }))
  return deskPage(
    context,
    {
      title: t('acting.title'),
      current: 'administration',
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t('acting.title')}</h1>
      {charges.length === 0 ? (
        <Empty>{t('list.empty')}</Empty>
      ) : (
        <Scroll label={t('acting.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('acting.absent')}</th>
                <th scope="col">{t('acting.acting')}</th>
                <th scope="col">{t('staff.days')}</th>
                <th scope="col">{t('list.state')}</th>
              </tr>
            </thead>
            <tbody>
              {charges.map((charge) => (
                <tr key={charge.id} data-row>
                  <td>
                    <a href={`${base}/charge/${charge.id}`}>
                      <bdi>{charge.absent_name}</bdi>
                    </a>
                  </td>
                  <td>
                    <bdi>{charge.acting_name}</bdi>
                  </td>
                  <td class="num">
                    {dayIn(context, charge.valid_from)} – {dayIn(context, charge.valid_to)}
                  </td>
                  <td>
                    <Standing context={context} charge={charge} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <h2>{t('acting.new')}</h2>
      <PostForm action={base} token={context.formToken} class="narrow">
        {(['absent', 'acting'] as const).map((path) => (
          <Select
            key={path}
            path={path}
            label={t(`acting.${path}`)}
            value={texts(path)}
            options={options}
            empty={t('case.choose')}
            faults={faults}
          />
        ))}
        {(['from', 'to'] as const).map((path) => (
          <TextInput
            key={path}
            path={path}
            label={t(`acting.${path}`)}
            value={texts(path)}
            type="date"
            faults={faults}
            short
          />
        ))}
        <Checkbox
          path="back"
          label={t('acting.back')}
          checked={texts('back') === 'yes'}
          faults={faults}
        />
        <button class="button">{t('acting.begin')}</button>
      </PostForm>
    </>,
  )
}

/** One charge: the open cases of who is away, to be handed over, and its end. */
export function chargePage(
  context: CityContext,
  given: { charge: ActingRow; cases: readonly OpenCaseRow[] },
): Promise<Reply> {
  const { t, tenant } = context
  const { charge, cases } = given
  const base = `/desk/${tenant.slug}/acting`
  const here = `${base}/charge/${charge.id}`
  const today = todayOf(context)
  const isOpen = !charge.ended && charge.valid_to >= today
  const isNow = isOpen && charge.valid_from <= today
  const title = t('acting.one', { absent: charge.absent_name, acting: charge.acting_name })
  return deskPage(
    context,
    { title, current: 'administration' },
    <>
      <a class="back" href={base}>
        {t('acting.title')}
      </a>
      <h1>{title}</h1>
      <p class="row">
        <Standing context={context} charge={charge} />
        <span class="muted num">
          {dayIn(context, charge.valid_from)} – {dayIn(context, charge.valid_to)}
        </span>
      </p>
      <p>{t(charge.comes_back ? 'acting.comes-back' : 'acting.stays')}</p>
      {isOpen && <h2>{t('acting.cases', { count: cases.length })}</h2>}
      {isOpen && !isNow && <p class="hint">{t('acting.not-yet')}</p>}
      {isNow && cases.length > 0 && (
        <PostForm action={`${here}/cases`} token={context.formToken}>
          <p>
            <button class="button" name="all" value="yes">
              {t('acting.all')}
            </button>
          </p>
          {cases.slice(0, 200).map((each) => (
            <Checkbox
              key={each.id}
              path={`case.${each.id}`}
              label={`${formatPublicNumber(each.number)} ${t(`service.${each.service}.title`)}`}
              faults={[]}
            />
          ))}
          <button class="button quiet">{t('acting.chosen')}</button>
        </PostForm>
      )}
      {isOpen && (
        <PostForm action={`${here}/end`} token={context.formToken} class="gap">
          <button class="button danger">{t('acting.end')}</button>
        </PostForm>
      )}
    </>,
  )
}
