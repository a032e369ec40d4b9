import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  answerOf,
  decideGolden,
  GOLDEN_WAITS,
  type GoldenCase,
  type GoldenItem,
  isOpen,
  pickGolden,
} from '../../../../src/core/quality/golden.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const item: GoldenItem = {
  ...{ id: 'item', caseId: 'case', violationId: 'violation', region: '440100', who: 'user:li' },
  ...{ putAt: SATURDAY, claimedUntil: null, state: 'open', answeredAt: null },
}
const aCase = (id: string, retired = false): GoldenCase => ({
  ...{ id, violationId: `violation-${id}`, region: '440100', truth: 'confirmed', why: '' },
  ...{ by: 'system', at: SATURDAY, retired },
})
const kind = fc.constantFrom('confirmed' as const, 'dismissed' as const)

it('tells a missed lesson from a wrong accusation, and blames nobody for pictures that are gone', () => {
  fc.assert(
    fc.property(kind, kind, fc.boolean(), (truth, answer, seen) => {
      const decided = decideGolden(item, { truth, answer, seen }, SATURDAY)
      const wrong = truth === 'confirmed' ? 'missed-lesson' : 'wrong-accusation'
      const outcome = truth === answer ? 'hit' : wrong
      expect(decided.state).toBe(seen ? outcome : 'withdrawn')
      expect(answerOf(decided, truth)).toBe(seen ? answer : null)
    }),
  )
})

it('is never picked twice, nor once it is retired', () => {
  const cases = [aCase('a'), aCase('b'), aCase('c', true)]
  fc.assert(
    fc.property(fc.subarray(['a', 'b', 'c']), fc.string(), (shown, token) => {
      const picked = pickGolden(cases, new Set(shown), token)
      expect(shown).not.toContain(picked?.id)
      expect(picked?.retired ?? false).toBe(false)
      if (picked === null) expect(shown).toEqual(expect.arrayContaining(['a', 'b']))
    }),
  )
})

it('waits a week and no longer', () => {
  expect(isOpen(item, plus(item.putAt, GOLDEN_WAITS))).toBe(false)
  expect(isOpen(item, SATURDAY)).toBe(true)
})
