import { faultText } from '../../kernel/http/problem.js'
import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  ErrorSummary,
  FileInput,
  PostForm,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Scroll, Tag } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { StaffPlan } from './import-staff.js'
import { staffColumns, type StaffRowFault } from './staff-file.js'

const mostShown = 200

/** A file of employees, and after a try every fault by row. Nothing is changed yet. */
export function staffImportPage(
  context: CityContext,
  given: { faults: readonly StaffRowFault[]; shownFaults: readonly ShownFault[] },
): Promise<Reply> {
  const { t, tenant } = context
  const { faults, shownFaults } = given
  const base = `/desk/${tenant.slug}/staff`
  const isRefused = faults.length + shownFaults.length > 0
  return deskPage(
    context,
    { title: t('staff.import'), current: 'administration', status: isRefused ? 422 : 200 },
    <>
      <a class="back" href={base}>
        {t('staff.title')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={shownFaults} />
      <h1>{t('staff.import')}</h1>
      {faults.length > 0 && (
        <div class="error-summary" role="alert" tabindex={-1} autofocus>
          <h2>{t('list.import-refused', { count: faults.length })}</h2>
          <Scroll label={t('web.problem')}>
            <table class="num">
              <thead>
                <tr>
                  <th scope="col">{t('list.row')}</th>
                  <th scope="col">{t('list.column')}</th>
                  <th scope="col">{t('list.fault')}</th>
                </tr>
              </thead>
              <tbody>
                {faults.slice(0, mostShown).map((fault) => (
                  <tr key={`${fault.row} ${fault.path} ${fault.code}`}>
                    <td>{fault.row}</td>
                    <td>
                      <bdi>{fault.path}</bdi>
                    </td>
                    <td>{faultText(t, fault)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </div>
      )}
      <p>{t('staff.import-about')}</p>
      <p>
        <code>{staffColumns.join(', ')}</code> · <a href={`${base}/example.csv`}>CSV</a>
      </p>
      <PostForm action={`${base}/import`} token={context.formToken} upload class="narrow">
        <FileInput path="file" label={t('list.file')} accept=".csv,text/csv" faults={shownFaults} />
        <Checkbox path="as-file" label={t('staff.faults-as-file')} faults={[]} />
        <button class="button">{t('list.look-first')}</button>
      </PostForm>
    </>,
  )
}

/** The dry run: whom the file adds and changes. */
export function staffPlanPage(context: CityContext, id: string, plan: StaffPlan): Promise<Reply> {
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/staff`
  const { added, edits, same } = plan
  const lines = [
    ...added.map((given) => ({ given, isNew: true })),
    ...edits.map(({ given }) => ({ given, isNew: false })),
  ]
  return deskPage(
    context,
    { title: t('list.look-title'), current: 'administration' },
    <>
      <a class="back" href={`${base}/import`}>
        {t('staff.import')}
      </a>
      <h1>{t('list.look-title')}</h1>
      <p>{t('staff.plan', { added: added.length, changed: edits.length, same })}</p>
      <Scroll label={t('staff.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('staff.login')}</th>
              <th scope="col">{t('staff.name')}</th>
              <th scope="col">{t('list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, mostShown).map(({ given, isNew }) => (
              <tr key={given.login}>
                <td>
                  <bdi>{given.login}</bdi>
                </td>
                <td>
                  <bdi>{given.name}</bdi>
                </td>
                <td>
                  <Tag tone={isNew ? 'ok' : 'due'}>
                    {t(isNew ? 'staff.is-new' : 'staff.is-changed')}
                  </Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <PostForm action={`${base}/import/${id}`} token={context.formToken} class="gap">
        <button class="button">{t('list.take-effect')}</button>
      </PostForm>
    </>,
  )
}
