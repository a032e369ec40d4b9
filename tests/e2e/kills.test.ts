import { beforeAll, expect, it } from 'vitest'
import { type KillsReport, runKills } from '../bench/kills/run-kills.ts'

let report: KillsReport

beforeAll(async () => {
  report = await runKills({
    kills: 5,
    seed: 1_128,
    pauseMilliseconds: 3_000,
    restMilliseconds: 180_000,
  })
}, 460_000)

it('keeps every rule of violations, journal, orders, alerts and evidence after each of five kills', () => {
  expect(report.kills).toHaveLength(5)
  expect(report.kills.flatMap(({ wrong }) => wrong)).toEqual([])
})

it('comes to rest by itself with nothing wrong, and nothing dies that was not killed', () => {
  expect(report.wrongAtRest).toEqual([])
  expect(report.diedUnasked).toEqual([])
  expect(report.counts['violations']).toBeGreaterThan(0)
})
