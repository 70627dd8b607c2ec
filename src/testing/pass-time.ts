import type { TestApp } from './start-app.js'

const passed = new WeakMap<TestApp, number>()

/**
 * Lets time pass for the whole program: its clock goes ahead, and every timer that is due by then
 * fires, also those that are set by timers. The database's own clock stays.
 */
export async function passTime(city: TestApp, ms: number): Promise<void> {
  passed.set(city, (passed.get(city) ?? 0) + ms)
  city.clock.advance(ms)
  await city.settle()
  for (let round = 0; round < 12; round += 1) {
    const due = await city.asOwner(
      `update kernel.job set run_at = clock_timestamp()
       where task in ('service.due', 'appeal.due', 'digest.make') and failed_at is null
         and run_at <= $1 returning id`,
      [city.app.clock()],
    )
    await city.settle()
    if (due.length === 0) return
  }
  throw new Error('timers set timers without end')
}

/** Sets the program's clock right again, so that one test's months are not the next one's. */
export function backToNow(city: TestApp): void {
  city.clock.advance(-(passed.get(city) ?? 0))
  passed.delete(city)
}
