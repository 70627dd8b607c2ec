import { Type } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { AppError } from '../../kernel/errors/app-error.js'
import { errors } from '../../kernel/errors/errors.js'
import { recordEvents } from '../../kernel/events/log-store.js'
import { redirect, withCookies, type Reply } from '../../kernel/http/reply.js'
import { loadCaseById } from '../applications/load-case.js'
import type { App } from '../app.js'
import { offeredCases } from '../duplicates/offered-cases.js'
import { checkOtp, sendOtp } from '../identity/otp.js'
import { mobileOf, personFor } from '../identity/residents.js'
import { startSession } from '../identity/sessions.js'
import { cityOf, route, type CityContext } from '../request/context.js'
import { faultsOf, readForm, showFaults } from '../request/form.js'
import { nameOf } from '../tenancy/tenant.js'
import { hasAbout, saveAbout } from './about-store.js'
import { checkPage } from './check-page.js'
import { checkContact, mayBeAnonymous, nameOrNull } from './contact.js'
import { aboutQuestions, donePage as donePageOf } from './done-page.js'
import { keepDraft, loadDraft, type Draft } from './draft.js'
import { loadFacts } from './facts.js'
import { checkDraft, fileDraft } from './file-draft.js'
import { otpPage } from './otp-page.js'
import { donePath, DraftParams, warningOf } from './question-routes.js'
import { warningPage } from './warning-page.js'

const baseOf = (city: CityContext, draft: Draft) =>
  `/${city.tenant.slug}/apply/${draft.service.id}/${draft.id}`

/** Checking, proving the number, filing, and what comes after. */
export const filingRoutes = (app: App) => [
  draftRoute('GET', 'warning', async (city, draft) => {
    const warning = warningOf(draft, await loadFacts(city, draft.service, draft.id))
    return warning ? warningPage(city, draft, warning) : redirect(`${baseOf(city, draft)}/check`)
  }),
  draftRoute('POST', 'warning', async (city, draft, request) => {
    await readForm(city, request)
    const warning = warningOf(draft, await loadFacts(city, draft.service, draft.id))
    if (warning?.data.emergency) {
      draft.contact.warned = warning.entry.code
      await keepDraft(city, draft)
    }
    return redirect(`${baseOf(city, draft)}/${nextAfterTree(draft)}`)
  }),
  draftRoute('GET', 'check', async (city, draft) => {
    const facts = await loadFacts(city, draft.service, draft.id)
    const { answers, faults } = checkDraft(draft, facts)
    const wrong = faults[0]
    if (wrong) return redirect(`${baseOf(city, draft)}/${pageOf(draft, wrong.path)}`)
    const offered = await offeredCases(city, draft.service, answers)
    return checkPage({ context: city, draft, facts, answers, faults: [], offered })
  }),
  draftRoute('POST', 'check', async (city, draft, request) => {
    const form = await readForm(city, request)
    const facts = await loadFacts(city, draft.service, draft.id)
    const { answers, faults: answerFaults } = checkDraft(draft, facts)
    const wrong = answerFaults[0]
    if (wrong) return redirect(`${baseOf(city, draft)}/${pageOf(draft, wrong.path)}`)
    if (warningOf(draft, facts)) return redirect(`${baseOf(city, draft)}/warning`)
    const isKnown = city.person?.kind === 'resident'
    const anonymous = !isKnown && form.has('anonymous') && mayBeAnonymous(city, draft.service)
    const consent = form.has('consent')
    const given = { name: form.text('name'), mobile: form.text('mobile') }
    draft.contact = { ...draft.contact, ...given, anonymous, consent }
    const nameRequired = !draft.service.anonymous
    const { mobile, faults } = isKnown
      ? { mobile: undefined, faults: [] }
      : checkContact(app, { ...given, anonymous, nameRequired })
    if (!consent) faults.push({ path: 'consent', code: 'fault.consent-required' })
    await keepDraft(city, draft)
    if (faults.length > 0) {
      const offered = await offeredCases(city, draft.service, answers)
      const shown = showFaults(city, faults)
      return checkPage({ context: city, draft, facts, answers, faults: shown, offered })
    }
    if (isKnown && city.person) {
      const { accountId, name } = city.person
      await fileDraft(city, draft, { accountId, name, mobile: await mobileOf(app, accountId) })
      return redirect(donePath(city, draft))
    }
    if (mobile === undefined) {
      await fileDraft(city, draft, undefined)
      return redirect(donePath(city, draft))
    }
    const { tenant, t, ip, language } = city
    const purpose = `file:${draft.id}` as const
    const otpId = await sendOtp(app, { mobile, purpose, ip, city: nameOf(tenant, language), t })
    draft.contact = { ...draft.contact, mobile, otpId }
    await keepDraft(city, draft)
    return redirect(`${baseOf(city, draft)}/code`)
  }),
  draftRoute('GET', 'code', async (city, draft) => codePage(city, draft, [])),
  draftRoute('POST', 'code', async (city, draft, request) => {
    const form = await readForm(city, request)
    const { otpId, mobile } = draft.contact
    if (otpId === undefined || mobile === undefined) return redirect(`${baseOf(city, draft)}/check`)
    try {
      const purpose = `file:${draft.id}` as const
      const proven = await checkOtp(app, { id: otpId, purpose, code: form.text('code') })
      // The number may have been typed anew since the code was sent: only what was proven counts.
      if (!proven.equals(app.keys.blindIndex('mobile', mobile)))
        return redirect(`${baseOf(city, draft)}/check`)
    } catch (error) {
      return codePage(city, draft, showFaults(city, faultsOf(error)))
    }
    const person = await personFor(app, {
      mobile,
      name: nameOrNull(draft.contact),
      language: city.language,
    })
    const cookie = await startSession(app.database, { id: person.id, kind: 'resident' })
    await fileDraft(city, draft, { accountId: person.id, name: person.name, mobile })
    return withCookies(redirect(donePath(city, draft)), cookie)
  }),
  draftRoute('GET', 'done', (city, draft) => finished(city, draft)),
  draftRoute('POST', 'about', async (city, draft, request) => {
    const form = await readForm(city, request)
    const { filedId } = draft
    if (filedId === null) throw errors.notFound()
    // Said once: what was counted is not counted again.
    const said = await app.database.read({ tenant: city.tenant.id }, hasAbout([filedId]))
    if (said.length > 0) return redirect(donePath(city, draft))
    const given = (name: keyof typeof aboutQuestions): string | null =>
      aboutQuestions[name].find((value) => value === form.text(name)) ?? null
    const [gender, ageBand, disability, assisted] = [
      given('gender'),
      given('ageBand'),
      given('disability'),
      given('assisted'),
    ]
    const { found } = await loadCaseById(app, city.tenant.id, filedId)
    const about = {
      id: uuidv7(),
      type: 'application.about',
      version: 1,
      wardId: found.wardId,
      subject: { kind: 'application', id: filedId },
      actor: { kind: 'resident' as const, id: null },
      onBehalfOf: null,
      channel: 'web' as const,
      occurredAt: city.now,
      cause: null,
      dimensions: {
        service: found.service,
        category: found.category,
        gender,
        ageBand,
        disability,
        assisted,
      },
      data: {},
    }
    await app.database.flight({ tenant: city.tenant.id }, [
      saveAbout([filedId, gender, ageBand, disability, assisted]),
      recordEvents([about]),
    ])
    app.events.wake()
    return redirect(donePath(city, draft))
  }),
]

type DraftHandler = (
  city: CityContext,
  draft: Draft,
  request: Parameters<typeof readForm>[1],
) => Promise<Reply>

/** A page of a draft; what was filed already shows its confirmation instead. */
function draftRoute(method: 'GET' | 'POST', name: string, handle: DraftHandler) {
  return route({
    method,
    path: `/:city/apply/:service/:draft/${name}`,
    access: 'public',
    params: DraftParams,
    ...(method === 'POST' && { body: Type.Unknown(), limit: { capacity: 60, perSecond: 0.2 } }),
    handle: async (context, { params, request }) => {
      const city = cityOf(context)
      const draft = await loadDraft(city, params.service, params.draft)
      const isAfter = name === 'done' || name === 'about'
      if (draft.filedId !== null && !isAfter) return redirect(donePath(city, draft))
      return handle(city, draft, request)
    },
  })
}

function codePage(
  city: CityContext,
  draft: Draft,
  faults: Parameters<typeof otpPage>[1]['faults'],
): Reply {
  const { mobile, otpId } = draft.contact
  const base = baseOf(city, draft)
  if (mobile === undefined || otpId === undefined) return redirect(`${base}/check`)
  const button = city.t('identity.otp.send')
  return otpPage(city, { mobile, action: `${base}/code`, back: `${base}/check`, faults, button })
}

async function finished(city: CityContext, draft: Draft): Promise<Reply> {
  const { app, tenant, person } = city
  if (draft.filedId === null) return redirect(`${baseOf(city, draft)}/check`)
  const [{ found, service }, about] = await Promise.all([
    loadCaseById(app, tenant.id, draft.filedId),
    app.database.read({ tenant: tenant.id }, hasAbout([draft.filedId])),
  ])
  const isTold = found.accountId !== null && found.accountId === person?.accountId
  return donePageOf(city, { draft, service, found, isTold, thanked: about.length > 0 })
}

const pageOf = (draft: Draft, path: string): string => {
  const field = draft.service.form[path.split('.')[0] ?? '']
  if (!field) throw new AppError('internal', 500)
  return field.page
}

function nextAfterTree(draft: Draft): string {
  const tree = Object.values(draft.service.form).find((field) => field.kind === 'tree')
  const pages = Object.entries(draft.service.pages).sort(([, a], [, b]) => a.order - b.order)
  const at = pages.findIndex(([name]) => name === tree?.page)
  return pages[at + 1]?.[0] ?? 'check'
}
