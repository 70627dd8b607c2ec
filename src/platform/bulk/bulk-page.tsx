import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  FileInput,
  PostForm,
  Select,
  TextInput,
  type Option,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { caseTitle } from '../cases/case-title.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { Chosen } from './bulk-action.js'
import type { BulkKind } from './bulk-store.js'

/** The chosen cases, those that it cannot be done to with their reason, and what is done to the rest. */
export async function bulkPage(
  context: CityContext,
  view: {
    kind: BulkKind
    runId: string
    chosen: readonly Chosen[]
    assignees: readonly Option[]
    note: string
    faults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { kind, runId, chosen, faults } = view
  const titles = await Promise.all(
    chosen.map(({ loaded }) => caseTitle(context, loaded.service, loaded.found)),
  )
  const possible = chosen.flatMap((each) => (each.possible ? [each.loaded.found] : []))
  const count = possible.length
  const sent = possible.map(({ number, version }) => `${number}:${version}`).join(' ')
  const needsPhoto = chosen.some(({ possible }) => possible?.action.needs?.includes('photo'))
  return deskPage(
    context,
    { title: t(`bulk.${kind}`), current: 'office', status: faults.length > 0 ? 422 : 200 },
    <>
      <p id="field-case">
        <a class="back" href={`/desk/${tenant.slug}/inbox/office`}>
          {t('web.back')}
        </a>
      </p>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{t(`bulk.${kind}-these`, { count })}</h1>
      <PostForm
        action={`/desk/${tenant.slug}/bulk/${runId}`}
        token={context.formToken}
        upload={kind === 'resolve'}
      >
        <input type="hidden" name="do" value={kind} />
        <input type="hidden" name="cases" value={sent} />
        <ul class="list">
          {chosen.map(({ loaded: { found }, obstacle }, index) => (
            <li key={found.id} class="line">
              <span class={obstacle ? 'muted' : undefined}>
                <bdi class="num">{formatPublicNumber(found.number)}</bdi> {titles[index]}
                <span class="muted">
                  {[found.landmark, t(`service.${found.service}.state.${found.state}.title`)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {obstacle && <b>{t(`bulk.cannot.${obstacle}`)}</b>}
              </span>
            </li>
          ))}
        </ul>
        {count > 0 && kind === 'assign' && (
          <Select
            path="assignee"
            label={t('case.assignee')}
            hint={t('bulk.assignee-hint')}
            empty={t('case.choose')}
            options={view.assignees}
            faults={faults}
          />
        )}
        {count > 0 && kind === 'resolve' && (
          <>
            <TextInput
              path="note"
              label={t('case.note')}
              rows={3}
              value={view.note}
              faults={faults}
            />
            <FileInput
              path="photo"
              label={t('case.photo')}
              hint={t('bulk.photo-hint')}
              accept="image/jpeg,image/png,image/webp"
              multiple
              faults={faults}
              optional={needsPhoto ? undefined : t('web.optional')}
            />
          </>
        )}
        {count > 0 && <button class="button">{t(`bulk.${kind}-all`, { count })}</button>}
      </PostForm>
    </>,
  )
}
