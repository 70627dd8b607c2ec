import { randomUUID } from 'node:crypto'
import type { Reply } from '../../kernel/http/reply.js'
import {
  Choices,
  ErrorSummary,
  PostForm,
  TextInput,
  type Option,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Empty } from '../../kernel/web/components/pieces.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import type { LoadedCase } from '../applications/load-case.js'
import { caseTitle } from '../cases/case-title.js'
import { deskPage } from '../desk/navigation.js'
import type { CityContext } from '../request/context.js'

/** Search the body, choose it, say why. */
export async function transferPage(
  context: CityContext,
  { found, service }: LoadedCase,
  view: {
    words: string
    bodies: readonly Option[]
    body: string
    note: string
    faults: readonly ShownFault[]
  },
): Promise<Reply> {
  const { t, tenant } = context
  const { words, bodies, faults } = view
  const base = `/desk/${tenant.slug}/case/${found.number}`
  const title = await caseTitle(context, service, found)
  return deskPage(
    context,
    { title: t('transfer.title'), current: 'case', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={base}>
        {t('web.back')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>
        <span class="caption">
          <bdi class="num">{formatPublicNumber(found.number)}</bdi> · {title}
        </span>
        {t('transfer.title')}
      </h1>
      <p>{t('transfer.hint')}</p>
      <form class="filters" role="search" action={`${base}/transfer`}>
        <div>
          <label for="q">{t('transfer.search')}</label>
          <input type="search" id="q" name="q" value={words} maxLength={100} />
        </div>
        <button class="button quiet small">{t('transfer.find')}</button>
      </form>
      {bodies.length === 0 ? (
        <Empty>{t('transfer.none')}</Empty>
      ) : (
        <PostForm
          action={`${base}/transfer?q=${encodeURIComponent(words)}`}
          token={context.formToken}
        >
          <input type="hidden" name="_version" value={found.version} />
          <input type="hidden" name="_command" value={randomUUID()} />
          <Choices
            path="body"
            label={t('transfer.body')}
            options={bodies}
            value={view.body}
            faults={faults}
          />
          <TextInput
            path="note"
            label={t('case.note')}
            hint={t('transfer.note-hint')}
            rows={3}
            maxLength={1_500}
            value={view.note}
            faults={faults}
            optional={t('web.optional')}
          />
          <button class="button">{t('transfer.send')}</button>
        </PostForm>
      )}
    </>,
  )
}
