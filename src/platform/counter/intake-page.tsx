import { plainText } from '../../kernel/plain-text.js'
import type { Reply } from '../../kernel/http/reply.js'
import {
  Checkbox,
  Choices,
  ErrorSummary,
  FileInput,
  PostForm,
  Select,
  TextInput,
  type ShownFault,
} from '../../kernel/web/components/form.js'
import { Tag } from '../../kernel/web/components/pieces.js'
import { formatPublicNumber } from '../../kernel/public-number/index.js'
import { deskPage } from '../desk/navigation.js'
import type { SimilarCase } from '../duplicates/similar-store.js'
import type { Person } from '../identity/account-store.js'
import type { Draft } from '../journey/draft.js'
import { entryName, type JourneyFacts } from '../journey/facts.js'
import { FieldQuestion } from '../journey/field-question.js'
import { endonym } from '../masterdata/field-inputs.js'
import type { CityContext } from '../request/context.js'
import { askedFields } from '../service-kit/check-answers.js'
import type { PersonCase } from './counter-store.js'
import type { Desk } from './intake.js'

export interface IntakeGiven {
  desk: Desk
  draft: Draft
  facts: JourneyFacts
  faults: readonly ShownFault[]
  /** The people of the number that was looked up, and what they filed here. */
  persons: readonly Person[]
  cases: readonly PersonCase[]
  similar: readonly SimilarCase[]
  text: (path: string) => string
  /** A code was sent to the person's phone. */
  isCodeSent: boolean
}

/** Everything on one screen, from the first key to the slip: who, what, where, and what is known already. */
export function intakePage(context: CityContext, given: IntakeGiven): Promise<Reply> {
  const { desk, draft, faults, text } = given
  const { t, tenant, app } = context
  const { service } = draft
  const base = `/desk/${tenant.slug}/${desk}`
  const title = t(`counter.${desk}`)
  return deskPage(
    context,
    { title, current: desk, status: faults.length > 0 ? 422 : 200 },
    <>
      <h1>{title}</h1>
      <ul class="chips">
        {app.catalogue.list().map(({ id }) => (
          <li key={id}>
            <a href={`${base}?service=${id}`} aria-current={id === service.id ? 'true' : undefined}>
              {t(`service.${id}.title`)}
            </a>
          </li>
        ))}
      </ul>
      {desk !== 'operator' && <FindPerson {...given} context={context} base={base} />}
      <ErrorSummary title={t('web.problem')} faults={faults} />
      <PostForm action={`${base}?service=${service.id}`} token={context.formToken} upload>
        <input type="hidden" name="filing" value={draft.id} />
        <div class="intake">
          <div>
            <h2>{t('counter.person')}</h2>
            <TextInput
              path="mobile"
              label={t('counter.mobile')}
              type="tel"
              value={text('mobile')}
              faults={faults}
              autocomplete="off"
              dir="ltr"
            />
            <TextInput
              path="name"
              label={t('counter.name')}
              value={text('name')}
              faults={faults}
              maxLength={150}
              autocomplete="off"
            />
            <Select
              path="language"
              label={t('counter.language')}
              value={text('language') || tenant.defaultLanguage}
              options={tenant.languages.map((tag) => ({
                value: tag,
                label: endonym(context, tag),
              }))}
              faults={faults}
            />
            {desk === 'operator' && <PresenceInputs {...given} context={context} />}
          </div>
          <div>
            <h2>{t(`service.${service.id}.title`)}</h2>
            <CategorySelect {...given} context={context} />
            {askedFields(service, draft.answers)
              .filter(([, field]) => field.kind !== 'tree')
              .map(([name, field]) => (
                <FieldQuestion
                  key={name}
                  view={{
                    context,
                    draft,
                    pageName: field.page,
                    facts: given.facts,
                    faults,
                    query: '',
                  }}
                  name={name}
                  field={field}
                  alone={false}
                />
              ))}
          </div>
        </div>
        <Similar {...given} context={context} />
        <Checkbox
          path="consent"
          label={t('counter.consent')}
          checked={text('consent') !== ''}
          faults={faults}
        />
        <button class="button">{t('counter.file')}</button>
      </PostForm>
    </>,
  )
}

function FindPerson(given: IntakeGiven & { context: CityContext; base: string }) {
  const { context, base, persons, cases, draft, text } = given
  const { t, tenant, app, language } = context
  const with_ = (name: string | null) =>
    `${base}?service=${draft.service.id}&mobile=${encodeURIComponent(text('mobile'))}&name=${encodeURIComponent(name ?? '')}`
  return (
    <>
      <form class="filters" role="search" method="get" action={base}>
        <input type="hidden" name="service" value={draft.service.id} />
        <div>
          <label for="find-mobile">{t('counter.find')}</label>
          <input
            type="search"
            id="find-mobile"
            name="mobile"
            inputmode="tel"
            value={text('mobile')}
            data-search
          />
        </div>
        <button class="button quiet small">{t('counter.find-button')}</button>
      </form>
      {persons.length > 0 && (
        <ul class="list card pad">
          {persons.map((person) => (
            <li key={person.id} class="line">
              <a href={with_(person.name)}>
                <b>{person.name ?? t('counter.unnamed')}</b>
              </a>
              <ul>
                {cases
                  .filter((each) => each.account_id === person.id)
                  .slice(0, 5)
                  .map((each) => (
                    <li key={each.number}>
                      <a href={`/desk/${tenant.slug}/case/${each.number}`}>
                        <bdi>{formatPublicNumber(each.number)}</bdi>
                      </a>{' '}
                      {t(`service.${each.service}.state.${each.state}.title`)}{' '}
                      <span class="muted">
                        {app.country.formats.formatDate(each.filed_at, language, 'short')}
                      </span>{' '}
                      {each.open && <Tag tone="due">{t('counter.open')}</Tag>}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Category by keyboard: type its first letters; groups are headings. */
function CategorySelect({ context, draft, facts, faults }: IntakeGiven & { context: CityContext }) {
  const tree = Object.entries(draft.service.form).find(([, field]) => field.kind === 'tree')
  if (!tree) return null
  const [name] = tree
  const names = new Map(
    facts.categories.map((entry) => [entry.code, entryName(context, entry.name)]),
  )
  const options = facts.leaves.map((entry) => {
    const group = entry.parentCode === null ? undefined : names.get(entry.parentCode)
    const own = entryName(context, entry.name)
    return { value: entry.code, label: group === undefined ? own : `${own} – ${group}` }
  })
  return (
    <div data-similar={`/desk/${context.tenant.slug}/similar?service=${draft.service.id}`}>
      <Select
        path={name}
        label={context.t(`service.${draft.service.id}.form.${name}.label`)}
        value={plainText(draft.answers[name])}
        options={options}
        empty={context.t('case.choose')}
        faults={faults}
      />
    </div>
  )
}

/** Cases that this may be about as well: filled while typing, or after the page was sent. */
export function Similar({
  context,
  similar,
}: {
  context: CityContext
  similar: readonly SimilarCase[]
}) {
  const { t, tenant, app, language } = context
  return (
    <div data-similar-list aria-live="polite">
      {similar.length > 0 && (
        <div class="inset">
          <p>{t('counter.similar', { count: similar.length })}</p>
          <ul>
            {similar.map((each) => (
              <li key={each.number}>
                <a href={`/desk/${tenant.slug}/case/${each.number}`}>
                  <bdi>{formatPublicNumber(each.number)}</bdi>
                </a>{' '}
                {each.landmark} · {app.country.formats.formatDate(each.filed_at, language, 'short')}{' '}
                · {t(`service.${each.service}.state.${each.state}.title`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function PresenceInputs(given: IntakeGiven & { context: CityContext }) {
  const { context, faults, text, isCodeSent } = given
  const { t } = context
  return (
    <>
      <TextInput
        path="centre"
        label={t('counter.centre')}
        hint={t('counter.centre-hint')}
        value={text('centre')}
        faults={faults}
        maxLength={60}
        dir="ltr"
      />
      <Choices
        path="presence"
        label={t('counter.presence')}
        value={text('presence') || 'otp'}
        options={[
          { value: 'otp', label: t('counter.presence.otp') },
          { value: 'slip', label: t('counter.presence.slip') },
        ]}
        faults={faults}
      />
      <input type="hidden" name="otpId" value={text('otpId')} />
      {isCodeSent && (
        <TextInput
          path="code"
          label={t('counter.code')}
          value=""
          faults={faults}
          inputMode="numeric"
          autocomplete="one-time-code"
          code
        />
      )}
      <p>
        <button class="button quiet small" name="send-code" value="yes">
          {t('counter.send-code')}
        </button>
      </p>
      <FileInput
        path="slip"
        label={t('counter.slip-file')}
        accept="image/*,application/pdf"
        faults={faults}
        optional={t('counter.slip-only')}
      />
    </>
  )
}
