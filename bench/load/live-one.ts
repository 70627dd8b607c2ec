import type { SignedInCaller } from '../arena/people.js'
import { actOnce, fetchOne, fileOne, type CityFacts } from './city-requests.js'
import type { HttpConnection } from './http-connection.js'

/** Who lives a case: residents file, one per connection; the officer assigns, the worker resolves. */
export interface Cast {
  facts: CityFacts
  residents: readonly SignedInCaller[]
  officer: SignedInCaller
  worker: SignedInCaller
}

/** One whole life of a case: filed, assigned, resolved, fetched. */
export const liveOne =
  ({ facts, residents, officer, worker }: Cast) =>
  async (http: HttpConnection, index: number): Promise<void> => {
    const who = residents[index % residents.length]
    if (!who) throw new Error('nobody files')
    const number = await fileOne(http, facts, who)
    const assign = { action: 'assign', version: 1, assigneeId: worker.accountId }
    await actOnce(http, number, officer, assign)
    await actOnce(http, number, worker, { action: 'resolve', version: 2, note: 'Done.' })
    await fetchOne(http, number, who)
  }
