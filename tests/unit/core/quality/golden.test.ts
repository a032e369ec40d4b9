import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  answerOf,
  decideGolden,
  drawnPart,
  GOLDEN_WAITS,
  type GoldenItem,
  isOpen,
} from '../../../../src/core/quality/golden.ts'
import { isDrawn } from '../../../../src/core/quality/review-share.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const item: GoldenItem = {
  ...{ id: 'item', caseId: 'case', violationId: 'violation', region: '440100', who: 'user:li' },
  ...{ putAt: SATURDAY, claimedUntil: null, state: 'open', answeredAt: null },
  ...{ truth: null, why: null },
}
const kind = fc.constantFrom('confirmed' as const, 'dismissed' as const)

it('tells a missed lesson from a wrong accusation, and blames nobody for pictures that are gone', () => {
  fc.assert(
    fc.property(kind, kind, fc.boolean(), (truth, answer, seen) => {
      const decided = decideGolden(item, { truth, why: '见第二帧', answer, seen }, SATURDAY)
      const wrong = truth === 'confirmed' ? 'missed-lesson' : 'wrong-accusation'
      const outcome = truth === answer ? 'hit' : wrong
      expect(decided.state).toBe(seen ? outcome : 'withdrawn')
      expect(decided).toMatchObject({ truth, why: '见第二帧' })
      expect(answerOf(decided)).toBe(seen ? answer : null)
    }),
  )
})

it('is drawn from all that are left, however small the share is', () => {
  const tokens = Array.from({ length: 2_000 }, (_, n) => `token-${n}`)
  const parts = tokens.filter((token) => isDrawn(token, 0.1)).map(drawnPart)
  for (const tenth of Array.from({ length: 10 }, (_, n) => n)) {
    expect(parts.some((part) => Math.floor(part * 10) === tenth)).toBe(true)
  }
})

it('waits a week and no longer', () => {
  expect(isOpen(item, plus(item.putAt, GOLDEN_WAITS))).toBe(false)
  expect(isOpen(item, SATURDAY)).toBe(true)
})
