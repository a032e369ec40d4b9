import { expect, test } from 'vitest'
import {
  type DrillAct,
  type DrillLead,
  scoreRehearsal,
} from '../../../../src/core/rehearsal/score.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, parseInstant, plus } from '../../../../src/core/time/instant.ts'

const START = parseInstant('2026-10-17T09:30:00+08:00') as Instant
const LESSON: DrillLead = { id: 'lesson', roomTitle: '初三数学', openedAt: START, lesson: true }
const NO_LESSON: DrillLead = { id: 'other', roomTitle: '教研', openedAt: START, lesson: false }

const act = (
  person: string,
  leadId: string,
  kind: DrillAct['kind'],
  after: number,
  cutId?: string,
): DrillAct => ({
  person,
  leadId,
  kind,
  at: plus(START, seconds(after)),
  ...(cutId === undefined ? {} : { cutId }),
})

const score = (
  people: string[],
  leads: DrillLead[],
  acts: DrillAct[],
  verifiedCuts: string[] = [],
) => scoreRehearsal(people, { leads, acts, verifiedCuts })

test('a lesson that was seen at once, confirmed and proven off the air is worth everything', () => {
  const acts = [
    act('wu', 'lesson', 'seen', 5),
    act('wu', 'lesson', 'claimed', 8),
    act('wu', 'lesson', 'confirmed', 40),
    act('wu', 'lesson', 'cut', 50, 'order'),
  ]
  const [sheet] = score(['wu'], [LESSON], acts, ['order'])
  expect(sheet).toMatchObject({
    points: 100,
    leads: [{ seenAfter: 5_000, claimedAfter: 8_000, decidedAfter: 40_000, cut: 'verified' }],
  })
})

test('a cut that was not proven is no cut, however quick the rest was', () => {
  const acts = [
    act('wu', 'lesson', 'seen', 5),
    act('wu', 'lesson', 'confirmed', 40),
    act('wu', 'lesson', 'cut', 50, 'order'),
  ]
  expect(score(['wu'], [LESSON], acts)[0]).toMatchObject({
    points: 70,
    leads: [{ cut: 'not-verified' }],
  })
})

test('who confirms what is no lesson gets nothing for it; who dismisses it gets all', () => {
  const seen = act('wu', 'other', 'seen', 5)
  expect(score(['wu'], [NO_LESSON], [seen, act('wu', 'other', 'confirmed', 9)])[0]?.points).toBe(0)
  expect(score(['wu'], [NO_LESSON], [seen, act('wu', 'other', 'dismissed', 9)])[0]?.points).toBe(
    100,
  )
})

test('a decision that was taken back does not stand, and the last one counts', () => {
  const acts = [
    act('wu', 'other', 'seen', 5),
    act('wu', 'other', 'confirmed', 9),
    act('wu', 'other', 'taken-back', 12),
    act('wu', 'other', 'dismissed', 20),
  ]
  expect(score(['wu'], [NO_LESSON], acts)[0]?.leads[0]).toMatchObject({
    decision: 'dismissed',
    points: 100,
  })
})

test('what a colleague decided is nobody else’s fault, what nobody decided is everybody’s', () => {
  const acts = [act('li', 'lesson', 'confirmed', 40), act('wu', 'lesson', 'seen', 5)]
  const [wu, li] = score(['wu', 'li'], [LESSON, NO_LESSON], acts)
  expect(wu?.leads.map(({ leadId }) => leadId)).toEqual(['other'])
  expect(li?.leads.map(({ leadId }) => leadId)).toEqual(['lesson', 'other'])
  expect(wu?.points).toBe(0)
})

test('without a lead there is nothing to score', () => {
  expect(score(['wu'], [], [])[0]?.points).toBeNull()
})
