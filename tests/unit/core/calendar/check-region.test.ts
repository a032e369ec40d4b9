import { expect, test } from 'vitest'
import type { RegionCalendar, SchoolTerm } from '../../../../src/core/calendar/calendar-data.ts'
import { checkRegion } from '../../../../src/core/calendar/check-region.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'

const date = (text: string): CivilDate => text as CivilDate

function term(changes: Partial<SchoolTerm> = {}): SchoolTerm {
  return {
    stage: 'compulsory',
    startYear: 2025,
    autumn: date('2025-09-01'),
    winter: date('2026-01-31'),
    winterPublishedEnd: null,
    spring: date('2026-03-02'),
    summer: date('2026-07-11'),
    nextAutumn: null,
    confidence: 'manual',
    sources: ['https://example.test'],
    ...changes,
  }
}

function problemsOf(changes: Partial<RegionCalendar>): readonly string[] {
  const region: RegionCalendar = {
    region: '440100',
    name: '广州市',
    terms: [],
    localBreaks: [],
    overrides: [],
    ...changes,
  }
  return checkRegion(region).map((problem) => `${problem.path.join('.')} ${problem.zh}`)
}

test('a sound school year passes, and what is not known may be left out', () => {
  expect(problemsOf({ terms: [term()] })).toEqual([])
  expect(problemsOf({ terms: [term({ winter: null, summer: null })] })).toEqual([])
})

test.each([
  ['a winter vacation after the spring term', { winter: date('2026-03-05') }, 'terms.0.spring'],
  ['a date of another year', { spring: date('2025-03-02') }, 'terms.0.spring'],
  ['a next term before the summer', { nextAutumn: date('2026-07-01') }, 'terms.0.nextAutumn'],
  [
    'a published end outside',
    { winterPublishedEnd: date('2026-03-10') },
    'terms.0.winterPublishedEnd',
  ],
  [
    'a published end before it begins',
    { winterPublishedEnd: date('2026-01-01') },
    'terms.0.winterPublishedEnd',
  ],
])('%s is refused where it stands', (_what, changes, path) => {
  const problems = problemsOf({ terms: [term(changes)] })
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.every((problem) => problem.startsWith(path))).toBe(true)
})

test('the same stage and school year twice is refused', () => {
  expect(problemsOf({ terms: [term(), term()] })).toEqual(['terms.1 同一学段同一学年写了两次'])
})

test('vacations that run into the next school year are refused', () => {
  const next = term({
    startYear: 2026,
    autumn: date('2026-07-05'),
    winter: null,
    spring: null,
    summer: null,
  })
  // The start of term itself is legal anywhere in its year; what cannot be is a summer that begins after it.
  expect(problemsOf({ terms: [term(), next] })).toEqual([
    'terms.0.summer 暑假首日 2026-07-11 不早于下一学年开学日 2026-07-05',
  ])
})

test('breaks and overrides that end before they start are refused', () => {
  const span = { stage: '*', start: date('2025-11-14'), end: date('2025-11-12') } as const
  const localBreaks = [{ ...span, name: '秋假', source: null }]
  const overrides = [
    { ...span, kind: 'rest-day', document: '文号', reason: '台风', enteredBy: '王五' } as const,
  ]
  expect(problemsOf({ localBreaks, overrides })).toEqual([
    'localBreaks.0.end 止日早于起日',
    'overrides.0.end 止日早于起日',
  ])
})
