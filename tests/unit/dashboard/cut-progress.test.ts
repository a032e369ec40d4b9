import { expect, test } from 'vitest'
import { CUT_STATES } from '../../../src/contracts/words/cut-vocabulary.ts'
import {
  canUndo,
  isWorking,
  latestChecks,
  proofsOf,
  stagesOf,
  toneOf,
} from '../../../src/dashboard/lib/cut-progress.ts'
import { canCut } from '../../../src/dashboard/lib/violations/review-rules.ts'
import { cutStory, wireCut } from '../../build/dashboard/wire-cut.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

const states = (order: Parameters<typeof stagesOf>[0]) =>
  stagesOf(order).map(({ name, state }) => `${name} ${state}`)

test('only what we proved ourselves is shown as proven', () => {
  expect(CUT_STATES.filter((state) => toneOf(state) === 'proven')).toEqual(['verified', 'held'])
  expect(toneOf('accepted')).toBe('working')
  expect(toneOf('accepted-unverified')).toBe('claimed')
  expect(toneOf('cached-tail')).toBe('tail')
  expect(toneOf('came-back')).toBe('returned')
})

test('an order goes through guard, ban, kick, accepted and proof, one at a time', () => {
  const [approved, guarded, banned, accepted, , , verified] = cutStory('v').map(states)
  expect(approved).toEqual(['guard doing', 'ban todo', 'kick todo', 'accepted todo', 'proof todo'])
  expect(guarded?.slice(0, 2)).toEqual(['guard done', 'ban doing'])
  expect(banned?.slice(1, 3)).toEqual(['ban done', 'kick doing'])
  expect(accepted?.slice(3)).toEqual(['accepted done', 'proof doing'])
  expect(verified?.every((stage) => stage.endsWith('done'))).toBe(true)
})

test('a guard that found someone else publishing is a failed stage, and nothing is under way after it', () => {
  const guard = {
    at: '2026-03-07T09:42:20+08:00',
    step: 'guard',
    outcome: 'changed',
    detail: '',
  } as const
  const stopped = wireCut({ state: 'refused', steps: [guard] })
  expect(states(stopped)).toEqual([
    'guard failed',
    'ban todo',
    'kick todo',
    'accepted todo',
    'proof todo',
  ])
})

test('what the server accepted but nobody could see is not a proof', () => {
  const claimed = wireCut({ state: 'accepted-unverified', acceptedAt: '2026-03-07T09:42:21+08:00' })
  expect(stagesOf(claimed).at(-1)).toEqual({ name: 'proof', state: 'failed' })
})

test('each address is shown once, as it was last seen', () => {
  const look = (what: string, found: 'gone' | 'live') => ({
    at: 'x',
    what,
    found,
    detail: '',
    round: null,
    evidence: [],
    notKept: null,
  })
  const order = wireCut({ checks: [look('a', 'live'), look('b', 'gone'), look('a', 'gone')] })
  expect(latestChecks(order).map(({ what, found, looks }) => [what, found, looks])).toEqual([
    ['a', 'gone', 2],
    ['b', 'gone', 1],
  ])
})

test('there is something to undo only after something was done', () => {
  expect(canUndo(wireCut({ state: 'verified' }))).toBe(true)
  expect(canUndo(wireCut({ state: 'came-back' }))).toBe(true)
  expect(canUndo(wireCut({ state: 'approved' }))).toBe(false)
  expect(canUndo(wireCut({ state: 'undone' }))).toBe(false)
  expect(canUndo(wireCut({ state: 'verified', dryRun: true }))).toBe(false)
  expect(isWorking('accepted')).toBe(true)
  expect(isWorking('verified')).toBe(false)
})

test('a cut can be ordered while there is a target, the violation is open and no order stands', () => {
  const cut = (state: 'verified' | 'came-back' | 'undone') =>
    wireViolation({ cut: { id: 'c', state } })
  expect(canCut(wireViolation({}))).toBe(true)
  expect(canCut(wireViolation({ cuttable: false }))).toBe(false)
  expect(canCut(wireViolation({ status: 'dismissed' }))).toBe(false)
  expect(canCut(cut('verified'))).toBe(false)
  expect(canCut(cut('came-back'))).toBe(true)
  expect(canCut(cut('undone'))).toBe(true)
})

test('what is on air after the undo is shown apart and says nothing against the proof of the cut', () => {
  const look = (at: string, found: 'gone' | 'live') => ({
    at,
    what: 'publish-state',
    found,
    detail: '',
    round: null,
    evidence: [],
    notKept: null,
  })
  const before = look('2026-03-07T09:42:30+08:00', 'gone')
  const after = look('2026-03-07T09:50:05+08:00', 'live')
  const lift = {
    at: '2026-03-07T09:50:00+08:00',
    step: 'unban',
    outcome: 'accepted',
    detail: '',
  } as const
  const undone = wireCut({ state: 'undone', steps: [lift], checks: [before, after] })
  expect(proofsOf(undone)).toEqual({ cut: { checks: [before] }, resumption: { checks: [after] } })
  const standing = wireCut({ state: 'held', steps: [], checks: [before] })
  expect(proofsOf(standing).resumption).toBeNull()
})
