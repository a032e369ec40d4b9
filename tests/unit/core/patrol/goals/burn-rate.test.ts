import { expect, it } from 'vitest'
import {
  GOAL_WINDOWS,
  type GoalWindow,
  judgeGoals,
} from '../../../../../src/core/patrol/goals/burn-rate.ts'
import { type MinuteTally, NO_TALLY } from '../../../../../src/core/patrol/goals/minute-tally.ts'

/** A hundred room-minutes in each window. */
const over = (bad: Partial<Record<GoalWindow, Partial<MinuteTally>>>) =>
  Object.fromEntries(
    GOAL_WINDOWS.map((window) => [window, { ...NO_TALLY, seen: 100, ...bad[window] }]),
  ) as Record<GoalWindow, MinuteTally>

const missed = (count: number): Partial<MinuteTally> => ({ seen: 100 - count, missed: count })

it('where no room was scheduled there is no figure, no alarm, and no goal met', () => {
  const nothing = Object.fromEntries(GOAL_WINDOWS.map((one) => [one, NO_TALLY]))
  for (const { windows, burning } of judgeGoals(nothing as Record<GoalWindow, MinuteTally>)) {
    expect(burning).toBeNull()
    expect(windows.map(({ share, burn }) => [share, burn])).toEqual(windows.map(() => [null, null]))
  }
})

it('an hour that burns is told while the last minutes burn too, and no longer', () => {
  const [worst] = judgeGoals(over({ '5m': missed(50), '1h': missed(15) }))
  expect(worst).toMatchObject({ name: 'known', burning: 'fast' })
  const [mended] = judgeGoals(over({ '1h': missed(15) }))
  expect(mended?.burning).toBeNull()
  const [blip] = judgeGoals(over({ '5m': missed(50) }))
  expect(blip?.burning).toBeNull()
})

it('six hours and three days have alarms of their own', () => {
  const six = over({ '30m': missed(10), '6h': missed(7) })
  expect(judgeGoals(six)[0]).toMatchObject({ name: 'known', burning: 'steady' })
  const days = over({ '6h': missed(2), '3d': missed(2) })
  expect(judgeGoals(days)[0]).toMatchObject({ name: 'known', burning: 'slow' })
})

it('what the other side kept from us is known and not seen; what we failed at is neither; the worst goal stands first', () => {
  const theirs = { seen: 90, unseenTheirs: 10 }
  const goals = judgeGoals(over({ '6h': theirs, '3d': theirs }))
  expect(goals.map(({ name, burning }) => [name, burning])).toEqual([
    ['seen', 'slow'],
    ['known', null],
  ])
  const ours = { seen: 90, unseenOurs: 10 }
  const known = judgeGoals(over({ '6h': ours, '3d': ours })).find(({ name }) => name === 'known')
  expect(known?.windows.at(-1)?.share).toBeCloseTo(0.9)
})

it('minutes that were read with less are known and not seen', () => {
  const partly = { seen: 90, seenPartly: 10 }
  const shares = judgeGoals(over({ '1h': partly })).map(({ name, windows }) => [
    name,
    windows.find(({ window }) => window === '1h')?.share,
  ])
  expect(Object.fromEntries(shares)).toEqual({ known: 1, seen: 0.9 })
})
