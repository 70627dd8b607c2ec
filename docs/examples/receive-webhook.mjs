// Receives webhooks. Needs SECRET (whsec_…); PORT is 9000 without it. Put https in front of it.
import { createServer } from 'node:http'
import { verifyWebhook } from './verify-webhook.mjs'

const { SECRET, PORT = '9000' } = process.env
const mostBytes = 100_000
/** What was worked on. Keep it in your database: the same delivery may come twice. */
const known = new Set()

const server = createServer((request, response) => void receive(request, response))

async function receive(request, response) {
  let body = ''
  for await (const piece of request) {
    body += piece
    if (body.length > mostBytes) return response.writeHead(413).end()
  }
  if (!verifyWebhook(SECRET, request.headers, body)) return response.writeHead(401).end()
  const delivery = request.headers['webhook-id']
  if (!known.has(delivery)) {
    const event = JSON.parse(body)
    // Take it down and answer; do slow work afterwards. An answer takes at most ten seconds.
    console.log('event', event.type, event.data.number ?? event.subject)
    known.add(delivery)
  }
  return response.writeHead(204).end()
}
server.listen(Number(PORT), '127.0.0.1', () => console.log('listening', server.address().port))
