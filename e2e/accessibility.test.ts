import assert from 'node:assert/strict'
import { everyPage, type Stop } from './kit/every-page.js'
import { journey, phone, wide } from './kit/journey.js'
import {
  accessibilityFaults,
  accessibilityFaultsOfLayout,
  structureFaults,
  widthFaults,
} from './kit/page-faults.js'

const narrow = { width: 320, height: 800 }

journey('every page is accessible and fits the screen, in three languages', async (walk) => {
  const stops = await everyPage(walk)
  const faults: string[] = []
  const look = async (lane: readonly Stop[]) => {
    for (const value of ['en', 'hi', 'ur']) {
      for (const stop of lane) {
        const cookie = { name: 'nagara_language', value, url: walk.city.url }
        await stop.reader.context().addCookies([cookie])
        for (const fault of await faultsOf(stop)) faults.push(`${value}, ${stop.name}, ${fault}`)
      }
    }
  }
  // Two at a time; a reader has one page and can be in one lane only.
  const first = stops[0]?.reader
  const lanes = [true, false].map((side) =>
    stops.filter(({ reader }) => (reader === first) === side),
  )
  assert.ok(lanes.every((lane) => lane.length > 15))
  await Promise.all(lanes.map(look))
  assert.equal(faults.length, 0, `\n${faults.join('\n')}\n`)
})

async function faultsOf({ reader, path, then }: Stop): Promise<string[]> {
  await reader.setViewportSize(phone)
  await reader.goto(path)
  await then?.(reader)
  const faults: string[] = []
  const note = async (where: string, found: Promise<string[]>) => {
    for (const fault of await found) faults.push(`${where}: ${fault}`)
  }
  await note('any width', structureFaults(reader))
  await note('360 px', accessibilityFaults(reader))
  await note('360 px', widthFaults(reader))
  await reader.setViewportSize(narrow)
  await note('320 px', widthFaults(reader))
  await reader.setViewportSize(wide)
  await note('1280 px', accessibilityFaultsOfLayout(reader))
  await note('1280 px', widthFaults(reader))
  // Text at twice its size, as people with weak eyes set it.
  await reader.evaluate('document.documentElement.style.fontSize = "200%"')
  await note('text at 200 %', widthFaults(reader))
  return faults
}
