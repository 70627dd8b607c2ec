import type { App } from '../app.js'
import type { CaseEnd } from './case-end.js'
import { permissionOf } from './permission.js'
import { actBySystem } from './system-act.js'
import type { Tick } from './tick-case.js'

/**
 * The legal limit has passed and nobody decided: the law does. The step names the law, and what the
 * outcome issues is issued. False when someone moved the case first.
 */
export async function deemOutcome(app: App, tick: Tick): Promise<boolean> {
  const { tenant, service, found, moment, now } = tick
  const deemed = service.workflow.states[found.state]?.deemed
  const state = deemed && service.workflow.states[deemed.to]
  if (!deemed || !state) return false
  const { legalAt: _passed, ...clock } = found.clock
  // The law decides when the office's time has passed.
  const ended: CaseEnd | undefined = state.outcome && {
    outcome: state.outcome,
    onTime: false,
    at: moment.at.toISOString(),
  }
  const isGranted = state.outcome === 'granted'
  return actBySystem(app, tenant, found, {
    action: 'deemed',
    state,
    change: {
      state: deemed.to,
      holder: state.holder ?? null,
      due_at: null,
      rest_ms: null,
      clock: { ...clock, ...(ended && { ended }) },
      open: state.outcome === undefined,
      outcome: state.outcome ?? null,
    },
    data: { law: deemed.law, from: found.state },
    events: [
      {
        type: 'application.closed',
        data: {
          action: 'deemed',
          from: found.state,
          outcome: state.outcome ?? null,
          onTime: false,
          law: deemed.law,
        },
      },
    ],
    timer: null,
    permission: isGranted ? permissionOf(app.country, service, found, now) : null,
    at: moment.at,
  })
}
