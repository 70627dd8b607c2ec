type Row = Record<string, unknown>

/** A small workflow as UPYOG ships them: filed by the citizen, approved or rejected by a clerk. */
export const buildBusinessService = (given: Row = {}): Row => ({
  tenantId: 'pg',
  businessService: 'KITE.PERMIT',
  business: 'kites',
  businessServiceSla: 432_000_000,
  states: [
    buildState(null, { isStartState: true, actions: [buildAction('APPLY', 'OPEN', ['CITIZEN'])] }),
    buildState('OPEN', {
      sla: 172_800_000,
      actions: [
        buildAction('SEND_BACK', 'OPEN', ['CLERK']),
        buildAction('APPROVE', 'APPROVED', ['CLERK']),
        buildAction('REJECT', 'REJECTED', ['CLERK', 'HEAD_CLERK']),
      ],
    }),
    buildState('APPROVED', { isTerminateState: true }),
    buildState('REJECTED', { isTerminateState: true }),
  ],
  ...given,
})

export const buildState = (state: string | null, given: Row = {}): Row => ({
  tenantId: 'pg',
  sla: null,
  state,
  applicationStatus: state,
  docUploadRequired: false,
  isStartState: false,
  isTerminateState: false,
  actions: null,
  ...given,
})

export const buildAction = (action: string, nextState: string, roles: string[]): Row => ({
  tenantId: 'pg',
  action,
  nextState,
  roles,
})

/** The service with states exchanged or added, by name. */
export function withStates(...states: Row[]): Row {
  const service = buildBusinessService()
  const kept = (service['states'] as Row[]).filter(
    (state) => !states.some((each) => each['state'] === state['state']),
  )
  return { ...service, states: [...kept, ...states] }
}
