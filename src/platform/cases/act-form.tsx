import {
  Choices,
  FileInput,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
  type Option,
} from '../../kernel/web/components/form.js'
import type { PossibleAction } from '../applications/actor.js'
import type { CityContext } from '../request/context.js'
import type { ServiceDeclaration } from '../service-kit/service.js'
import type { Need } from '../service-kit/workflow.js'

export interface ActFormView {
  context: CityContext
  service: ServiceDeclaration
  possible: PossibleAction
  /** Where it posts, and the version that the person sees. */
  action: string
  version: number
  commandId: string
  faults: readonly ShownFault[]
  assignees: readonly Option[]
  departments: readonly Option[]
  /** Texts to choose from instead of writing a note. */
  replies?: readonly Option[]
  open: boolean
}

/** One action as a form that unfolds; what it needs is asked, what it takes may be given. */
export function ActForm(view: ActFormView) {
  const { context, service, possible, faults } = view
  const { t } = context
  const { id, action } = possible
  const asked = new Set([...(action.needs ?? []), ...(action.takes ?? [])])
  const key = `service.${service.id}.action.${id}`
  const optional = (need: Need) => (action.needs?.includes(need) ? undefined : t('web.optional'))
  return (
    <details class={action.style} open={view.open}>
      <summary>{t(`${key}.title`)}</summary>
      <PostForm action={view.action} token={context.formToken} upload={asked.has('photo')}>
        <input type="hidden" name="_action" value={id} />
        <input type="hidden" name="_version" value={view.version} />
        <input type="hidden" name="_command" value={view.commandId} />
        {asked.has('assignee') && (
          <Select
            path="assignee"
            scope={id}
            label={t('case.assignee')}
            empty={t('case.choose')}
            options={view.assignees}
            faults={faults}
          />
        )}
        {asked.has('department') && (
          <Select
            path="department"
            scope={id}
            label={t('case.department')}
            empty={t('case.choose')}
            options={view.departments}
            faults={faults}
          />
        )}
        {asked.has('reason') &&
          (action.reasons ? (
            <Choices
              path="reason"
              scope={id}
              label={t('case.reason')}
              faults={faults}
              options={Object.keys(action.reasons).map((value) => ({
                value,
                label: t(`${key}.reason.${value}`),
              }))}
            />
          ) : (
            <TextInput
              path="reason"
              scope={id}
              label={t('case.reason')}
              faults={faults}
              maxLength={300}
            />
          ))}
        {asked.has('rating') && (
          <Choices
            path="rating"
            scope={id}
            label={t('case.rating')}
            faults={faults}
            options={[5, 4, 3, 2, 1].map((value) => ({
              value: String(value),
              label: t(`case.rating.${value}`),
            }))}
          />
        )}
        {asked.has('note') && (view.replies ?? []).length > 0 && (
          <Select
            path="reply"
            scope={id}
            label={t('case.reply')}
            hint={t('case.reply-hint')}
            empty={t('case.choose')}
            options={view.replies ?? []}
            faults={faults}
            optional={t('web.optional')}
          />
        )}
        {asked.has('note') && (
          <TextInput
            path="note"
            scope={id}
            label={t(context.person?.kind === 'staff' ? 'case.note' : 'case.message')}
            rows={3}
            faults={faults}
            optional={optional('note')}
          />
        )}
        {asked.has('photo') && (
          <FileInput
            path="photo"
            scope={id}
            label={t('case.photo')}
            accept="image/jpeg,image/png,image/webp"
            faults={faults}
            optional={optional('photo')}
          />
        )}
        <button class={action.style === 'danger' ? 'button danger' : 'button'}>
          {t(`${key}.title`)}
        </button>
      </PostForm>
    </details>
  )
}
