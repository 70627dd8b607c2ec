import type { FeeCalculator } from '../../../platform/service-kit/service.js'

/** Invented rates in paise, so that a fee can be shown; a city replaces them by its own resolution. */
const ratePerTreePaise: Readonly<Record<string, number>> = {
  prune: 100_00,
  fell: 500_00,
  shift: 300_00,
}
const depositPerTreePaise = 1_000_00

/** The scrutiny fee per tree, and for felling a deposit that comes back when new trees are planted. */
export const treeFees: FeeCalculator = (answers) => {
  const work = typeof answers['work'] === 'string' ? answers['work'] : ''
  const trees = Number(answers['trees'] ?? 0)
  const rate = ratePerTreePaise[work]
  if (rate === undefined) return { lines: [], problems: ['work'] }
  if (!Number.isInteger(trees) || trees < 1) return { lines: [], problems: ['trees'] }
  const why = (name: string, paise: number) => ({
    rule: 'rate × trees',
    rate: name,
    source: 'Demo rate card, invented',
    inputs: { trees, ratePaise: paise },
  })
  const lines = [
    { head: 'scrutiny', label: 'Scrutiny fee', amountPaise: rate * trees, why: why(work, rate) },
  ]
  if (work === 'fell') {
    const amountPaise = depositPerTreePaise * trees
    const reason = why('replanting deposit', depositPerTreePaise)
    lines.push({ head: 'deposit', label: 'Deposit for replanting', amountPaise, why: reason })
  }
  return { lines, problems: [] }
}
