import { expect, it } from 'vitest'
import { type DecidedLead, NOT_ASKED } from '../../../../src/core/quality/decided-lead.ts'
import type { GoldenItem } from '../../../../src/core/quality/golden.ts'
import { figuresByPerson, figuresOf } from '../../../../src/core/quality/quality-figures.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const said = (kind: 'confirmed' | 'dismissed') =>
  ({ kind, by: 'user:wang', at: SATURDAY, why: '看过' }) as const

const aLead = (change: Partial<DecidedLead> = {}): DecidedLead => ({
  ...{ id: 'lead', violationId: 'violation-1', region: '440106', kind: 'confirmed' },
  ...{ by: 'user:li', openedAt: SATURDAY, firstLookAt: plus(SATURDAY, seconds(20)) },
  decidedAt: plus(SATURDAY, minutes(1)),
  ...{ state: 'unreviewed', drawnBy: null, drawnAt: null, second: null, settlement: null },
  cutDisputed: false,
  ...NOT_ASKED,
  ...change,
})
const times = (count: number, change: Partial<DecidedLead>): DecidedLead[] =>
  Array.from({ length: count }, () => aLead(change))

it('counts what was decided, how fast, and how often a second person saw the same', () => {
  const figures = figuresOf([
    ...times(20, { state: 'agreed', second: said('confirmed') }),
    ...times(15, { kind: 'dismissed', state: 'agreed', second: said('dismissed') }),
    ...times(5, { state: 'disagreed', second: said('dismissed') }),
    ...times(10, {
      ...{ kind: 'dismissed', state: 'settled', second: said('confirmed') },
      settlement: said('confirmed'),
    }),
    ...times(4, { state: 'waiting' }),
    ...times(3, { state: 'void' }),
  ])
  expect(figures).toMatchObject({
    ...{ decisions: 54, confirmed: 29, dismissed: 25, takenBack: 3, waiting: 4, unsettled: 5 },
    ...{ missedLessons: 10, wrongAccusations: 0 },
    toFirstLook: { median: 20_000, p90: 20_000 },
    toDecision: { median: 60_000 },
    reviewed: { part: 50, whole: 54 },
    agreed: { part: 35, whole: 50, share: 0.7 },
  })
  expect(figures.kappa).toMatchObject({ value: expect.closeTo(0.4, 9) })
})

it('says of small numbers that they are too small', () => {
  const few = figuresOf(times(9, { state: 'agreed', second: said('confirmed') }))
  expect(few).toMatchObject({
    ...{ agreed: { part: 9, whole: 9, share: null }, kappa: 'too-few' },
    toDecision: { count: 9, median: null, p90: null },
  })
  const alike = figuresOf(times(40, { state: 'agreed', second: said('confirmed') }))
  expect(alike.kappa).toBe('one-sided')
})

it('is told of each person by himself', () => {
  const leads = [...times(2, {}), ...times(3, { by: 'user:zhao' })]
  expect(figuresByPerson(leads).map(({ name, figures }) => [name, figures.decisions])).toEqual([
    ['user:li', 2],
    ['user:zhao', 3],
  ])
})

it('counts golden items that were answered by what was missed', () => {
  const item = (state: GoldenItem['state']): GoldenItem => ({
    ...{ id: 'i', caseId: 'c', violationId: 'v', region: '440106', who: 'user:li' },
    ...{ putAt: SATURDAY, claimedUntil: null, state, answeredAt: null, truth: null, why: null },
  })
  const states = ['hit', 'missed-lesson', 'wrong-accusation', 'open', 'withdrawn'] as const
  const [person] = figuresByPerson([], states.map(item))
  expect(person).toMatchObject({
    name: 'user:li',
    figures: {
      decisions: 0,
      golden: { hits: { part: 1, whole: 3 }, missedLessons: 1, wrongAccusations: 1 },
    },
  })
})
