import { expect, it } from 'vitest'
import { runKills } from '../bench/kills/run-kills.ts'

/** The whole bench makes fifty: `node tests/bench/kills/kills.ts`. */
const SETTINGS = { kills: 5, seed: 1_128, pauseMilliseconds: 3_000, restMilliseconds: 180_000 }

it('whatever is killed on two nodes, a stranger finds nothing lost, doubled or half done', async () => {
  const report = await runKills(SETTINGS)
  expect(report.kills).toHaveLength(SETTINGS.kills)
  expect(report.kills.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(report.wrongAtRest).toEqual([])
  expect(report.diedUnasked).toEqual([])
  expect(report.counts['violations']).toBeGreaterThan(0)
})
