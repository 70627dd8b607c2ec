import { randomUUID } from 'node:crypto'
import type { Reply } from '../../kernel/http/reply.js'
import {
  ErrorSummary,
  PostForm,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import type { LoadedCase } from '../applications/load-case.js'
import { caseTitle } from '../cases/case-title.js'
import { roleName } from '../cases/role-name.js'
import type { CityContext } from '../request/context.js'
import { page } from '../web/shell.js'
import { NumberCaption } from './appeal-panel.js'
import type { Offer } from './appeal-rules.js'

/** The form of an appeal: to whom it goes, how long that may take, and why the applicant appeals. */
export async function appealPage(
  context: CityContext,
  { found, service }: LoadedCase,
  offer: Offer,
  view: { faults: readonly ShownFault[]; ground: string },
): Promise<Reply> {
  const { t, tenant } = context
  const title = t('appeal.file', { level: offer.level })
  const base = `/${tenant.slug}/case/${found.number}`
  return page(
    context,
    {
      title: view.faults.length > 0 ? `${t('web.error-prefix')} ${title}` : title,
      status: view.faults.length > 0 ? 422 : 200,
      narrow: true,
    },
    <>
      <a class="back" href={base}>
        {t('web.back')}
      </a>
      <ErrorSummary title={t('web.problem')} faults={view.faults} />
      <h1>
        <NumberCaption number={found.number} label={await caseTitle(context, service, found)} />
        {title}
      </h1>
      <p>
        {t('appeal.goes-to', {
          role: roleName(context, service, offer.authority.role),
          days: offer.authority.decideWithinDays,
        })}
      </p>
      <PostForm action={`${base}/appeal`} token={context.formToken}>
        <input type="hidden" name="_command" value={randomUUID()} />
        <TextInput
          path="ground"
          label={t('appeal.ground')}
          hint={t('appeal.ground-hint')}
          rows={8}
          maxLength={4_000}
          value={view.ground}
          faults={view.faults}
        />
        <button class="button">{t('appeal.send')}</button>
      </PostForm>
    </>,
  )
}
