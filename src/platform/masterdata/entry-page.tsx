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
import type { Change } from './change.js'
import { ChangeTable } from './change-table.js'
import { endonym, FieldInputs } from './field-inputs.js'
import { LanguageInputs } from './language-inputs.js'
import type { MasterKind } from './kind.js'
import type { KindFacts } from './kind-facts.js'

/** An entry of a list: its form, and what has become of it so far. */
export function entryPage(
  context: CityContext,
  given: {
    kind: MasterKind
    facts: KindFacts
    /** Absent: a new entry. */
    code?: string
    origin: string
    texts: (path: string) => string
    faults: readonly ShownFault[]
    history: readonly Change[]
  },
): Promise<Reply> {
  const { kind, facts, code, origin, texts, faults, history } = given
  const { t, tenant } = context
  const back = `/desk/${tenant.slug}/lists/${kind.id}`
  const isNew = code === undefined
  const title = isNew ? t('list.add-to', { list: t(`list.${kind.id}.title`) }) : texts('code')
  return deskPage(
    context,
    { title, current: 'administration', status: faults.length > 0 ? 422 : 200 },
    <>
      <a class="back" href={back}>
        {t(`list.${kind.id}.title`)}
      </a>
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <h1>{title}</h1>
      {!isNew && <p class="muted">{origin}</p>}
      <PostForm
        action={isNew ? `${back}/new` : `${back}/entry/${encodeURIComponent(code)}`}
        token={context.formToken}
        class="narrow"
      >
        {isNew && kind.onlyCode === undefined ? (
          <TextInput
            path="code"
            label={t('list.code')}
            hint={t('list.code-hint')}
            value={texts('code')}
            faults={faults}
            maxLength={60}
            dir="ltr"
          />
        ) : (
          <input type="hidden" name="code" value={code ?? kind.onlyCode} />
        )}
        <LanguageInputs
          context={context}
          languages={facts.languages}
          isFilled={(language) => texts(`name.${language}`) !== ''}
          input={(language, place) => (
            <TextInput
              key={language}
              path={`name.${language}`}
              label={t('list.name-in', { language: endonym(context, language) })}
              value={texts(`name.${language}`)}
              faults={faults}
              maxLength={200}
              optional={place === 0 ? undefined : t('list.optional')}
            />
          )}
        />
        {kind.tree && (
          <Select
            path="parent"
            label={t('list.parent')}
            value={texts('parent')}
            options={facts.parents.filter(({ value }) => value !== code)}
            empty={t('list.no-parent')}
            faults={faults}
          />
        )}
        <FieldInputs context={context} kind={kind} facts={facts} faults={faults} texts={texts} />
        <TextInput
          path="position"
          label={t('list.position')}
          hint={t('list.position-hint')}
          value={texts('position')}
          faults={faults}
          inputMode="numeric"
          short
        />
        <Select
          path="active"
          label={t('list.in-use')}
          value={texts('active') || 'yes'}
          options={[
            { value: 'yes', label: t('list.yes') },
            { value: 'no', label: t('list.retired') },
          ]}
          faults={faults}
        />
        <button class="button">{t('list.look-first')}</button>
      </PostForm>
      {!isNew && (
        <section>
          <h2>{t('list.history')}</h2>
          <ChangeTable context={context} changes={history} />
        </section>
      )}
    </>,
  )
}
