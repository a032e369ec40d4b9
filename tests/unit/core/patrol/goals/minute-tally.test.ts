import { expect, it } from 'vitest'
import type { CoverageSegment } from '../../../../../src/core/patrol/coverage.ts'
import {
  type MinuteTally,
  NO_TALLY,
  tallyRoom,
} from '../../../../../src/core/patrol/goals/minute-tally.ts'
import { minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import { at } from '../../../../build/violations.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const minute = (n: number): Instant => plus(NINE, minutes(n))

const segment = (from: number, to: number, change: Partial<CoverageSegment>): CoverageSegment => ({
  roomId: 'r',
  state: 'seen-clean',
  unseenReason: null,
  start: minute(from),
  end: minute(to),
  looks: 1,
  ...change,
})

/** What became of each minute of six in which a sweep of that cadence had the room. */
function tallied(ledger: readonly CoverageSegment[], cadence = 60): readonly string[] {
  const tallies = new Map<Instant, MinuteTally>()
  tallyRoom(tallies, [{ start: NINE, end: minute(6), cadence: seconds(cadence) }], ledger)
  return [0, 1, 2, 3, 4, 5].map((n) => {
    const tally = tallies.get(minute(n)) ?? NO_TALLY
    return Object.entries(tally).find(([, count]) => count > 0)?.[0] ?? '-'
  })
}

it('each minute is what the ledger says of it, ours and theirs apart', () => {
  expect(
    tallied([
      segment(0, 1, {}),
      segment(1, 2, { state: 'off-air' }),
      segment(2, 3, { state: 'unseen', unseenReason: 'login-wall' }),
      segment(3, 4, { state: 'unseen', unseenReason: 'decoder-failed' }),
      segment(4, 5, { state: 'unseen', unseenReason: 'late' }),
      segment(5, 6, { state: 'missed' }),
    ]),
  ).toEqual(['seen', 'seen', 'unseenTheirs', 'unseenOurs', 'unseenOurs', 'missed'])
})

it('between two looks it is as the look before left it, as long as the cadence allows', () => {
  expect(tallied([segment(-1, 1, {})], 120)).toEqual(['seen', 'seen', 'seen', 'seen', '-', '-'])
})

it('before the first look, and after what was missed, nothing is counted as good', () => {
  expect(tallied([segment(1, 2, { state: 'missed' }), segment(4, 6, {})])).toEqual([
    '-',
    'missed',
    '-',
    '-',
    'seen',
    'seen',
  ])
})

it('an outage that goes on is missed in every minute of it, however often it was accounted for', () => {
  const tallies = new Map<Instant, MinuteTally>()
  const held = [{ start: NINE, end: minute(120), cadence: seconds(60) }]
  const before = segment(0, 60, { state: 'missed', looks: 0 })
  tallyRoom(tallies, held, [before], [{ ...before, end: minute(120) }])
  expect([...tallies.values()].reduce((sum, { missed }) => sum + missed, 0)).toBe(120)
})

it('what was read with less is known, and not really seen', () => {
  expect(tallied([segment(0, 6, { state: 'seen-partly' })])).toEqual(Array(6).fill('seenPartly'))
})

it('two sweeps of different cadence one after the other leave no minute between them out', () => {
  const tallies = new Map<Instant, MinuteTally>()
  const held = [
    { start: NINE, end: minute(3), cadence: seconds(60) },
    { start: minute(3), end: minute(6), cadence: seconds(300) },
  ]
  tallyRoom(tallies, held, [segment(0, 1, {}), segment(5, 6, {})])
  expect([...tallies.values()].reduce((sum, { seen }) => sum + seen, 0)).toBe(6)
})
