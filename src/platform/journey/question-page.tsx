import type { VNode } from 'preact'
import type { Reply } from '../../kernel/http/reply.js'
import { ErrorSummary, PostForm, type ShownFault } from '../../kernel/web/components/form.js'
import type { CityContext } from '../request/context.js'
import { askedFields, shownPages } from '../service-kit/check-answers.js'
import type { Answers } from '../service-kit/answers.js'
import { page } from '../web/shell.js'
import type { Draft } from './draft.js'
import type { JourneyFacts } from './facts.js'
import { FieldQuestion } from './field-question.js'

export interface QuestionView {
  context: CityContext
  draft: Draft
  pageName: string
  facts: JourneyFacts
  faults: readonly ShownFault[]
  /** The search text, where the page has a tree. */
  query: string
}

/** One page of questions. With one field, its label is not repeated under the title. */
export function questionPage(view: QuestionView): Reply {
  const { context, draft, pageName, faults } = view
  const { t, tenant } = context
  const { service } = draft
  const key = `service.${service.id}.page.${pageName}`
  const pages = shownPages(service, draft.answers as Answers)
  const place = pages.indexOf(pageName)
  const title = t(`${key}.title`)
  const base = `/${tenant.slug}/apply/${service.id}`
  const previous = pages[place - 1]
  const back = previous === undefined ? `/${tenant.slug}` : `${base}/${draft.id}/${previous}`
  const fields = askedFields(service, draft.answers, pageName)
  const upload = fields.some(([, field]) => field.kind === 'document')
  const isTree = fields.some(([, field]) => field.kind === 'tree')
  return page(
    context,
    {
      title: faults.length > 0 ? `${t('web.error-prefix')} ${title}` : title,
      status: faults.length > 0 ? 422 : 200,
      narrow: true,
      scripts: ['journey.island.js'],
    },
    <>
      <a class="back" href={back}>
        {t('web.back')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>
        <span class="caption">
          {t(`service.${service.id}.verb`)} ·{' '}
          {t('journey.step', { step: place + 1, of: pages.length + 1 })}
        </span>
        {title}
      </h1>
      {t.has(`${key}.hint`) && <p class="hint">{t(`${key}.hint`)}</p>}
      {isTree && <TreeSearch view={view} />}
      <PostForm
        action={`${base}/${draft.id}/${pageName}`}
        token={context.formToken}
        upload={upload}
      >
        {fields.map(([name, field]): VNode => (
          <FieldQuestion
            key={name}
            view={view}
            name={name}
            field={field}
            alone={fields.length === 1}
          />
        ))}
        <button class="button">{t('web.continue')}</button>
      </PostForm>
    </>,
  )
}

/** Works without JavaScript as a search; with it, the list shortens while typing. */
function TreeSearch({ view }: { view: QuestionView }) {
  const { context, query } = view
  return (
    <form method="get" class="find field" role="search" data-filter="tree">
      <input
        type="search"
        name="q"
        value={query}
        aria-label={context.t('journey.search')}
        placeholder={context.t('journey.search-example')}
      />
      <button class="button">{context.t('web.search')}</button>
    </form>
  )
}
