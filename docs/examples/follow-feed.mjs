// Follows the change feed. Needs NAGARA, LGD and KEY (scope feed:read).
// CURSOR names the file that remembers how far it read; with ONCE=1 it stops at the end of the log.
import { readFile, writeFile } from 'node:fs/promises'

const { NAGARA, LGD, KEY, CURSOR = 'feed.cursor', ONCE } = process.env
const wait = ONCE === '1' ? 0 : 25

let after = Number(await readFile(CURSOR, 'utf8').catch(() => '0'))
for (;;) {
  const url = `${NAGARA}/api/v1/tenants/${LGD}/changes?after=${after}&wait=${wait}`
  const answer = await fetch(url, { headers: { authorization: `Bearer ${KEY}` } })
  if (answer.status === 429 || answer.status === 503) {
    const seconds = Number(answer.headers.get('retry-after') ?? 5)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    continue
  }
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  const { items, next } = await answer.json()
  for (const event of items) {
    // Your work goes here. An event may come again after a break: its id is the same.
    console.log(event.time, event.type, event.data.number ?? event.subject, event.data.state ?? '')
  }
  // Only what has been worked on is remembered.
  after = next
  await writeFile(CURSOR, String(after))
  if (ONCE === '1' && items.length === 0) break
}
