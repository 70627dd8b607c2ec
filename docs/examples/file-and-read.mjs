// Files a case and reads it back. Needs NAGARA, LGD and KEY (scopes cases:file and cases:read).
import { randomUUID } from 'node:crypto'

const { NAGARA, LGD, KEY } = process.env
const city = `${NAGARA}/api/v1/tenants/${LGD}`
const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }

/** The answer as JSON; a fault is told with every field that is wrong (RFC 9457). */
async function call(path, options = {}) {
  const answer = await fetch(`${city}${path}`, { headers, ...options })
  const body = await answer.json()
  if (!answer.ok) {
    const fields = (body.errors ?? []).map(({ path: at, message }) => `\n  ${at}: ${message}`)
    throw new Error(`${answer.status} ${body.title}${fields.join('')}`)
  }
  return body
}

const { items: wards } = await call('/wards')
const filing = {
  method: 'POST',
  // Keep the key with your own record, and send the same one again after a break.
  headers: { ...headers, 'idempotency-key': process.env.IDEMPOTENCY_KEY ?? randomUUID() },
  body: JSON.stringify({
    answers: {
      category: 'light-out',
      where: { wardId: wards[0].id, landmark: 'Opposite the bus stop' },
      description: 'Dark since Sunday',
    },
    consent: true,
    anonymous: true,
  }),
}
const filed = await call('/services/grievance/applications', filing)
const again = await call('/services/grievance/applications', filing)
console.log(`filed ${filed.number}, sent again ${again.number}`)

const found = await call(`/applications/${filed.number}`)
console.log(`${found.title}: ${found.state}, due ${found.dueAt}`)
console.log(`answers: ${JSON.stringify(found.answers)}`)
