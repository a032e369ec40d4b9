import { expect, test } from 'vitest'
import type { Unchecked } from '../../../../src/app/proofs/check-marks.ts'
import type { ProofState } from '../../../../src/app/proofs/proof-watch.ts'
import { proofNotices, proofPart } from '../../../../src/compose/proofs/proof-words.ts'
import {
  beginCheck,
  noted,
  reportOf,
  wrong,
} from '../../../../src/core/evidence/proof/check-report.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const FINE = reportOf([beginCheck('chain')])
const WRONG = reportOf([
  noted(beginCheck('chain'), 1, [wrong('第 3 条被改过', 'entry 3 was altered')]),
])

const stateWith = (change: Partial<ProofState>): ProofState => ({
  running: null,
  last: { at: SATURDAY, report: FINE },
  unchecked: null,
  trouble: null,
  anchoredAt: null,
  powers: null,
  ...change,
})

test.each<Unchecked['why']>(['failed', 'stalled', 'unended', 'overdue'])(
  'what was fine is not fine any longer once nobody could look (%s)',
  (why) => {
    const state = stateWith({ unchecked: { why, words: null } })
    expect(proofPart(state).detail).toContain('自 2026-10-17T09:30:00+08:00 起未能核对')
    expect(proofPart(state).detail).not.toContain('无异常')
    expect(proofNotices(state).map(({ code }) => code)).toEqual(['journal-unseen'])
  },
)

test('what was found wrong stays told although nobody could look since', () => {
  const last = { at: SATURDAY, report: WRONG }
  const state = stateWith({ last, unchecked: { why: 'failed', words: 'no memory' } })
  expect(proofPart(state)).toMatchObject({ ready: false })
  expect(proofNotices(state).map(({ code }) => code)).toEqual(['journal-unseen', 'journal-altered'])
})
