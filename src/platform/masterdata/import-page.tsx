import type { Reply } from '../../kernel/http/reply.js'
import { FileInput, PostForm, type ShownFault } from '../../kernel/web/components/form.js'
import { Scroll } from '../../kernel/web/components/pieces.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { MasterKind } from './kind.js'
import { columnsOf, type RowFault } from './list-file.js'

const mostShown = 200

/** A file of entries: what its columns are, and after a try every fault by row. Nothing is changed yet. */
export function importPage(
  context: CityContext,
  given: {
    kind: MasterKind
    languages: readonly string[]
    faults: readonly (RowFault & { message: string })[]
    shownFaults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { kind, languages, faults, shownFaults } = given
  const { t, tenant } = context
  const base = `/desk/${tenant.slug}/lists/${kind.id}`
  const isRefused = faults.length + shownFaults.length > 0
  const title = t('list.import-title', { list: t(`list.${kind.id}.title`) })
  return deskPage(
    context,
    { title, current: 'administration', status: isRefused ? 422 : 200 },
    <>
      <a class="back" href={base}>
        {t(`list.${kind.id}.title`)}
      </a>
      <h1>{title}</h1>
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
                    <td>{fault.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </div>
      )}
      <p>{t('list.import-about')}</p>
      <p>
        <a href={`${base}/export.csv`}>{t('list.import-example')}</a>
      </p>
      <details>
        <summary>{t('list.columns')}</summary>
        <p>
          <code>{columnsOf(kind, languages).join(', ')}</code>
        </p>
      </details>
      <PostForm action={`${base}/import`} token={context.formToken} upload class="narrow">
        <FileInput path="file" label={t('list.file')} accept=".csv,text/csv" faults={shownFaults} />
        <button class="button">{t('list.look-first')}</button>
      </PostForm>
    </>,
  )
}
