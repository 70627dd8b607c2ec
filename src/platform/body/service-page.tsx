import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'
import type { Binding } from '../tenancy/binding-store.js'

export const modes = ['here', 'node', 'external', 'off'] as const

/** Every service with where it runs for this body; each has a form of its own. */
export function servicePage(
  context: CityContext,
  given: {
    bindings: ReadonlyMap<string, Binding>
    refused?: {
      service: string
      texts: (path: string) => string
      faults: readonly ShownFault[]
    }
  },
): Promise<Reply> {
  const { t, tenant, app } = context
  const { bindings, refused } = given
  const base = `/desk/${tenant.slug}/services`
  return deskPage(
    context,
    { title: t('services.title'), current: 'administration', status: refused ? 422 : 200 },
    <>
      <a class="back" href={`/desk/${tenant.slug}/administration`}>
        {t('administration.title')}
      </a>
      <ErrorSummary
        title={t('web.problem')}
        faults={refused?.faults ?? []}
        scope={refused?.service}
      />
      <h1>{t('services.title')}</h1>
      <p>{t('services.title.about')}</p>
      {app.catalogue.list().map(({ id }) => {
        const own = refused?.service === id ? refused : undefined
        const binding = bindings.get(id)
        const stored: Record<string, string> = {
          mode: binding?.mode ?? 'here',
          url: binding?.url ?? '',
        }
        const texts = own?.texts ?? ((path: string) => stored[path] ?? '')
        return (
          <section key={id}>
            <h2>{t(`service.${id}.title`)}</h2>
            <PostForm action={`${base}/${id}`} token={context.formToken} class="narrow">
              <Select
                path="mode"
                scope={id}
                label={t('services.mode')}
                value={texts('mode')}
                options={modes.map((mode) => ({ value: mode, label: t(`services.mode.${mode}`) }))}
                faults={own?.faults ?? []}
              />
              <TextInput
                path="url"
                scope={id}
                label={t('services.url')}
                hint={t('services.url-hint')}
                value={texts('url')}
                faults={own?.faults ?? []}
                maxLength={500}
                dir="ltr"
              />
              <TextInput
                path="why"
                scope={id}
                label={t('list.why')}
                value={own?.texts('why') ?? ''}
                faults={[]}
                optional={t('list.optional')}
                maxLength={500}
              />
              <button class="button">{t('staff.save')}</button>
            </PostForm>
          </section>
        )
      })}
    </>,
  )
}
