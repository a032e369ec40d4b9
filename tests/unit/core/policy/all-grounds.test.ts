import { describe, expect, it } from 'vitest'
import { judge } from '../../../../src/core/policy/judge.ts'
import type { TeachingSession } from '../../../../src/core/policy/verdict.ts'
import { buildSession, loadedLaw } from '../../../build/law.ts'

const law = await loadedLaw()
const SATURDAY = ['2025-10-18T10:00:00', '2025-10-18T10:25:00'] as const
const EVENING = ['2025-10-15T19:00:00', '2025-10-15T19:25:00'] as const
const LATE = ['2025-10-15T20:50:00', '2025-10-15T21:10:00'] as const

const rulesOf = (
  times: readonly [string, string],
  changes: Partial<TeachingSession>,
  facts = {},
): readonly string[] =>
  judge(buildSession(...times, changes), law, facts).hits.map(({ rule }) => rule)

describe('every ground is named', () => {
  it.each<[string, readonly [string, string], Partial<TeachingSession>, object, readonly string[]]>(
    [
      [
        'preschool subjects by an institution without that scope',
        EVENING,
        { actor: 'licensed-online-non-subject', stage: 'preschool' },
        {},
        ['STG-PRE', 'ACT-SCOPE'],
      ],
      [
        'the same with a licence that has run out, on a Saturday',
        SATURDAY,
        { actor: 'licensed-non-subject', stage: 'preschool' },
        { licence: 'expired' },
        ['STG-PRE', 'ACT-STATUS', 'ACT-SCOPE', 'CAL-REST'],
      ],
      [
        'painting for preschool by a subject institution',
        EVENING,
        { actor: 'licensed-online-subject', stage: 'preschool', content: 'non-subject' },
        {},
        ['STG-PRE', 'ACT-SCOPE'],
      ],
      [
        'no licence, on a Saturday',
        SATURDAY,
        { actor: 'unlicensed' },
        {},
        ['ACT-NOLIC', 'CAL-REST'],
      ],
      [
        'an offline institution, late at night',
        LATE,
        { actor: 'licensed-offline-subject' },
        {},
        ['ACT-SCOPE', 'TOD-END21'],
      ],
      [
        'a subject institution that teaches painting late at night',
        LATE,
        { content: 'non-subject' },
        {},
        ['ACT-SCOPE', 'TOD-END21'],
      ],
      ['preschool on a school evening', EVENING, { stage: 'preschool' }, {}, ['STG-PRE']],
    ],
  )('%s', (_what, times, changes, facts, rules) => {
    expect(rulesOf(times, changes, facts)).toEqual(rules)
  })

  it('and a doubt about who teaches accuses nobody of the hour', () => {
    const verdict = judge(buildSession(...SATURDAY, { actor: 'platform' }), law)
    expect(verdict).toMatchObject({ verdict: 'review', autoCut: false })
    expect(verdict.hits.map(({ rule }) => rule)).toEqual(['ACT-NOLIC'])
  })
})

describe('the calendar of the year in which the rules began', () => {
  it.each([
    ['2021-09-18', 'adjusted-workday'],
    ['2021-09-20', 'arranged-day-off'],
    ['2021-09-21', 'statutory-holiday'],
    ['2021-09-26', 'adjusted-workday'],
    ['2021-10-02', 'statutory-holiday'],
    ['2021-10-07', 'arranged-day-off'],
    ['2021-10-09', 'adjusted-workday'],
    ['2021-10-16', 'rest-day'],
  ])('%s is a %s', (date, kind) => {
    const [day] = judge(buildSession(`${date}T19:00:00`, `${date}T19:25:00`), law).days
    expect([day?.kind, ...(day?.also ?? [])]).toContain(kind)
  })
})
