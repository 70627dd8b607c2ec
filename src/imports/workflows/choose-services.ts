import { reporterAt, type Finding } from '../report/finding.js'
import { firstDifference } from './first-difference.js'
import { meaningOf } from './meaning-of.js'
import type { FoundService } from './workflow-files.js'

/** By service: the file that counts where several have it and differ. */
export type Choices = Readonly<Record<string, string>>

/**
 * One of each service. Where two files say the same, the first counts; where they differ, the one
 * that was chosen, and without a choice none: it is listed with what to choose from.
 */
export function chooseServices(
  found: readonly FoundService[],
  choices: Choices,
  findings: Finding[],
): { chosen: FoundService[]; undecided: number } {
  const byName = new Map<string, FoundService[]>()
  for (const each of found) byName.set(each.name, [...(byName.get(each.name) ?? []), each])
  const chosen: FoundService[] = []
  let undecided = 0
  for (const [name, same] of byName) {
    const one = chooseOne(name, same, choices[name], findings)
    if (one) chosen.push(one)
    else undecided += 1
  }
  for (const name of Object.keys(choices).filter((each) => !byName.has(each))) {
    reporterAt(findings, '--choose', name).warning('unused-choice', `No file has ${name}.`)
  }
  return { chosen, undecided }
}

function chooseOne(
  name: string,
  same: readonly FoundService[],
  choice: string | undefined,
  findings: Finding[],
): FoundService | undefined {
  const [first, ...others] = same
  if (!first) return undefined
  const files = same.map(({ file }) => file).join(', ')
  if (choice !== undefined) {
    const one = same.find(({ file }) => file === choice)
    if (!one) {
      const text = `${choice} does not have it; choose one of ${files}.`
      reporterAt(findings, '--choose', name).error('bad-choice', text)
    }
    return one
  }
  const other = others.find(({ hash }) => !hash.equals(first.hash))
  if (!other) {
    for (const { file } of others) {
      reporterAt(findings, file, name).note('same-again', `${first.file} says the same.`)
    }
    return first
  }
  const text = `${files} differ, first at ${firstDifference(meaningOf(first.raw), meaningOf(other.raw))}; `
  const remedy = `choose with --choose "${name}=${first.file}" or another of them.`
  reporterAt(findings, first.file, name).error('differs', text + remedy)
  return undefined
}
