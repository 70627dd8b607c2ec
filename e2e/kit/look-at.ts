import assert from 'node:assert/strict'
import { phone, wide } from './journey.js'
import {
  accessibilityFaults,
  accessibilityFaultsOfLayout,
  structureFaults,
  widthFaults,
} from './page-faults.js'
import type { City } from './start-city.js'
import { pathOf, type Stop } from './stop.js'

const narrow = { width: 320, height: 800 }

/** Fails with every fault that the pages have in English, Hindi or Urdu, at any of three widths. */
export async function lookAt(city: City, stops: readonly Stop[]): Promise<void> {
  const faults: string[] = []
  for (const value of ['en', 'hi', 'ur']) {
    for (const stop of stops) {
      const cookie = { name: 'nagara_language', value, url: city.url }
      await stop.reader.context().addCookies([cookie])
      for (const fault of await faultsOf(stop)) faults.push(`${value}, ${stop.name}, ${fault}`)
    }
  }
  assert.equal(faults.length, 0, `\n${faults.join('\n')}\n`)
}

async function faultsOf({ reader, path, before }: Stop): Promise<string[]> {
  await reader.setViewportSize(phone)
  await reader.goto(path)
  assert.equal(pathOf(reader), path.split('?')[0], 'was sent elsewhere')
  await before?.(reader)
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
