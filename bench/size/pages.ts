import { demoCity } from '../../src/demo/demo-city.js'
import { openArena } from '../arena/arena.js'
import { drain } from '../arena/drain.js'
import { signInResidents } from '../arena/people.js'
import type { Bench } from '../bench.js'
import { cityFacts, fileOne } from '../load/city-requests.js'
import { openHttp, type HttpConnection } from '../load/http-connection.js'
import { get } from '../load/requests.js'
import { printTable } from '../table.js'

const accept = 'accept-encoding: br, gzip\r\naccept-language: hi\r\n'
const plain = 'accept-language: hi\r\n'

/** What a cold phone fetches for a resident's page: the page, its style, its pictures, its scripts. */
export const pages: Bench = {
  name: 'pages',
  about: "a resident's pages, cold, packed; bar: 60 KB in 8 requests, 15 KB of it JavaScript",
  async run() {
    const arena = await openArena()
    try {
      const facts = await cityFacts(arena)
      const [who] = await signInResidents(arena, 1)
      if (!who) throw new Error('nobody to look')
      const http = await openHttp(arena.server.port)
      const number = await fileOne(http, facts, who)
      await drain(arena)
      const city = `/${demoCity.slug}`
      const paths = [
        '/',
        city,
        `${city}/apply/grievance`,
        `${city}/track`,
        `${city}/case/${number}`,
        `${city}/mine`,
        `${city}/numbers`,
        `${city}/sign-in`,
        '/privacy',
        '/accessibility',
      ]
      const rows = []
      for (const path of paths) rows.push(await weigh(http, path, who.token))
      printTable(pages.about, rows)
      http.close()
    } finally {
      await arena.close()
    }
  },
}

async function weigh(http: HttpConnection, path: string, token: string) {
  const readable = await http.send(get(path, token, plain))
  const packed = await http.send(get(path, token, accept))
  const links = readable.body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)
  const assets = [...new Set([...links].map(([, link = '']) => link))]
  let bytes = packed.bytes
  let scriptBytes = 0
  for (const asset of assets) {
    const answer = await http.send(get(asset, token, accept))
    bytes += answer.bytes
    if (asset.endsWith('.js')) scriptBytes += answer.bytes
  }
  return {
    path: path.replace(/\d{11}/, ':number'),
    status: readable.status,
    requests: 1 + assets.length,
    KB: bytes / 1_000,
    'page KB': packed.bytes / 1_000,
    'JavaScript KB': scriptBytes / 1_000,
  }
}
