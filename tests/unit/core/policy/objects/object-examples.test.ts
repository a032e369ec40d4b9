import { describe, expect, test } from 'vitest'
import { addWorkdays } from '../../../../../src/core/calendar/workdays.ts'
import { judge } from '../../../../../src/core/policy/judge.ts'
import { judgeRegions } from '../../../../../src/core/policy/judge-regions.ts'
import { readCreditCode } from '../../../../../src/core/registry/credit-code.ts'
import type { CivilDate } from '../../../../../src/core/time/civil-date.ts'
import { buildSession, loadedLaw } from '../../../../build/law.ts'
import { SESSION_ROWS, WINTER } from '../session-rows.ts'

const law = await loadedLaw()

describe.each(SESSION_ROWS)('%s %s', (_id, _what, times, changes, facts, verdict, rules) => {
  const found = judge(buildSession(times[0], times[1], changes), law, facts)

  test(`is ${verdict} by ${rules.join(', ') || 'no rule'}`, () => {
    expect(found.verdict).toBe(verdict)
    expect(found.hits.map((hit) => hit.rule)).toEqual(rules)
  })

  test('is cut by nobody but a person unless it is plainly forbidden', () => {
    if (verdict !== 'forbidden') expect(found.autoCut).toBe(false)
  })
})

test('D21 is by reference and D22 direct', () => {
  const sunday = ['2025-10-19T14:00:00', '2025-10-19T14:25:00'] as const
  expect(judge(buildSession(...sunday, { stage: 'senior-high' }), law)).toMatchObject({
    basis: 'by-reference',
    autoCut: false,
  })
  expect(judge(buildSession(...sunday), law)).toMatchObject({ basis: 'direct', autoCut: true })
})

test('D20 and D23 are not covered at all, which is not the same as permitted by the calendar', () => {
  const winter = buildSession(...WINTER, { stage: 'adult' })
  expect(judge(winter, law).applicable).toBe(false)
  expect(judge(buildSession(...WINTER), law, { whiteListed: true }).applicable).toBe(false)
})

test('D26: pupils in two cities, one on vacation and one at school: forbidden in part', () => {
  const session = buildSession('2026-01-27T19:00:00', '2026-01-27T19:25:00', { region: '110000' })
  const found = judgeRegions(session, ['110000', '440100'], law)
  expect(found).toMatchObject({
    verdict: 'forbidden',
    partly: true,
    forbiddenIn: ['110000'],
    autoCut: false,
  })
})

test('D29: a company that teaches compulsory subjects is warned about, not refused', () => {
  const reading = readCreditCode('91440101MATEXT036W', { teachesCompulsorySubjects: true })
  expect(reading.valid).toBe(true)
  expect(reading.findings).toContain('compulsory-subject-must-be-non-profit')
})

test('D34: five working days from 2026-09-30 end on 2026-10-13', () => {
  const limit = addWorkdays(law.calendar, '2026-09-30' as CivilDate, 5)
  expect(limit).toEqual({ date: '2026-10-13', provisional: false })
})
