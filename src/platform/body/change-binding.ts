import { derivedUuid } from '../../kernel/crypto/derived-uuid.js'
import type { Fault } from '../../kernel/errors/app-error.js'
import { tellAct } from '../access/tell-act.js'
import type { CityContext } from '../request/context.js'
import { saveBinding, type Binding } from '../tenancy/binding-store.js'
import { modes } from './service-page.js'

/** Where a service is to run, with every fault; an address is needed where it is elsewhere. */
export function readBinding(
  service: string,
  text: (path: string) => string,
): { binding: Binding; faults: Fault[] } {
  const faults: Fault[] = []
  const mode = modes.find((each) => each === text('mode'))
  if (!mode) faults.push({ path: 'mode', code: 'fault.required-choice' })
  const url = text('url').trim()
  const isElsewhere = mode === 'node' || mode === 'external'
  if (isElsewhere && !isPublicAddress(url)) faults.push({ path: 'url', code: 'fault.web-address' })
  return { binding: { service, mode: mode ?? 'here', url: isElsewhere ? url : null }, faults }
}

/** Residents are sent there: only https, and no name or password inside. */
function isPublicAddress(text: string): boolean {
  if (text.length > 500 || !URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.')
}

/** Binds the service, in effect at once in every process. */
export async function changeBinding(
  context: CityContext,
  binding: Binding,
  why: string | null,
): Promise<void> {
  const { app, tenant } = context
  const { service, mode, url } = binding
  const before = (await app.bindings.of(tenant.id)).get(service)
  await app.database.flight({ tenant: tenant.id }, [
    saveBinding([service, mode, url]),
    tellAct(context, {
      area: 'service',
      title: service,
      subjectId: derivedUuid('service-binding', tenant.id, service),
      before: { mode: before?.mode ?? 'here', url: before?.url ?? null },
      after: { mode, url },
      why,
    }),
  ])
  app.bindings.forget()
  app.events.wake()
}
