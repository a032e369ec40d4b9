import { describe, expect, test } from 'vitest'
import { addWorkdays } from '../../../../src/core/calendar/workdays.ts'
import type { SessionFacts } from '../../../../src/core/policy/facts.ts'
import { judge } from '../../../../src/core/policy/judge.ts'
import { judgeRegions } from '../../../../src/core/policy/judge-regions.ts'
import type { TeachingSession } from '../../../../src/core/policy/verdict.ts'
import { readCreditCode } from '../../../../src/core/registry/credit-code.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { buildSession, loadedLaw } from '../../../build/law.ts'

const law = await loadedLaw()

const SATURDAY = ['2025-10-18T10:00:00', '2025-10-18T10:25:00'] as const
const SUNDAY_EVENING = ['2025-10-19T20:00:00', '2025-10-19T20:25:00'] as const
const WEDNESDAY = ['2025-10-15T19:30:00', '2025-10-15T19:55:00'] as const
const WINTER = ['2026-02-03T19:00:00', '2026-02-03T19:25:00'] as const

type Row = readonly [
  id: string,
  what: string,
  times: readonly [string, string],
  changes: Partial<TeachingSession>,
  facts: SessionFacts,
  verdict: string,
  rules: readonly string[],
]

/** The examples of rulebook §8.3 that the law decides; the others belong to other parts of the program. */
const ROWS: readonly Row[] = [
  [
    'D01',
    'answering questions that is a lecture',
    SATURDAY,
    {},
    { form: 'answering-questions' },
    'forbidden',
    ['CAL-REST'],
  ],
  [
    'D02',
    'recordings opened on a timetable with an assistant',
    WINTER,
    {},
    { form: 'scheduled-recording' },
    'forbidden',
    ['CAL-VAC'],
  ],
  [
    'D03',
    'recordings to be watched at any time',
    WINTER,
    {},
    { form: 'on-demand-recording' },
    'review',
    ['CAL-VAC'],
  ],
  [
    'D04',
    'paid companion study with explanations',
    SUNDAY_EVENING,
    {},
    { form: 'companion-study', charged: true },
    'forbidden',
    ['CAL-REST'],
  ],
  [
    'D05',
    'a free study room where nobody teaches',
    WEDNESDAY,
    { actor: 'unlicensed' },
    { form: 'supervision-only', charged: false },
    'review',
    ['ACT-NOLIC'],
  ],
  [
    'D06',
    'a science school that teaches equations',
    SATURDAY,
    { actor: 'licensed-non-subject' },
    {},
    'forbidden',
    ['ACT-SCOPE'],
  ],
  [
    'D07',
    'a programming class on Saturday',
    SATURDAY,
    { actor: 'licensed-online-non-subject', content: 'non-subject' },
    {},
    'permitted',
    [],
  ],
  [
    'D08',
    'contest mathematics called programming',
    SATURDAY,
    { actor: 'licensed-online-non-subject' },
    {},
    'forbidden',
    ['ACT-SCOPE'],
  ],
  [
    'D09',
    'a person who sells physics lessons',
    WEDNESDAY,
    { actor: 'unlicensed' },
    { charged: true },
    'forbidden',
    ['ACT-NOLIC'],
  ],
  [
    'D10',
    'a company without a licence',
    WEDNESDAY,
    { actor: 'unlicensed' },
    {},
    'forbidden',
    ['ACT-NOLIC'],
  ],
  [
    'D11',
    'an offline institution on a meeting tool',
    WEDNESDAY,
    { actor: 'licensed-offline-subject' },
    {},
    'forbidden',
    ['ACT-SCOPE'],
  ],
  [
    'D11',
    'the same, said to assist its offline class',
    WEDNESDAY,
    { actor: 'licensed-offline-subject' },
    { assistsOfflineClass: true },
    'review',
    ['ACT-SCOPE'],
  ],
  [
    'D17',
    "a school's free recordings for its own pupils",
    WINTER,
    { actor: 'school' },
    { schoolUse: 'self-study' },
    'permitted',
    [],
  ],
  [
    'D18',
    'a school that sells new lessons in the vacation',
    WINTER,
    { actor: 'school' },
    { schoolUse: 'burdening', charged: true },
    'forbidden',
    ['ACT-SCHOOL'],
  ],
  ['D19', 'a kindergarten class', WEDNESDAY, { stage: 'preschool' }, {}, 'forbidden', ['STG-PRE']],
  [
    'D20',
    'the national education platform',
    WINTER,
    { actor: 'platform' },
    { whiteListed: true },
    'permitted',
    [],
  ],
  [
    'D21',
    'a senior high cram school on Sunday',
    ['2025-10-19T14:00:00', '2025-10-19T14:25:00'],
    { stage: 'senior-high' },
    {},
    'forbidden',
    ['CAL-REST'],
  ],
  [
    'D22',
    'the same with ninth-graders among them',
    ['2025-10-19T14:00:00', '2025-10-19T14:25:00'],
    { stage: 'compulsory' },
    {},
    'forbidden',
    ['CAL-REST'],
  ],
  ['D23', 'English for adults', SATURDAY, { stage: 'adult' }, {}, 'permitted', []],
  [
    'D24',
    'German for primary pupils',
    SATURDAY,
    {},
    { contentDisputed: true },
    'review',
    ['CAL-REST'],
  ],
  [
    'D25',
    'a synthetic teacher in the vacation',
    ['2026-02-03T10:00:00', '2026-02-03T10:25:00'],
    {},
    {},
    'forbidden',
    ['CAL-VAC'],
  ],
  [
    'D27',
    'a licence that expired three days ago',
    WEDNESDAY,
    {},
    { licence: 'expired' },
    'forbidden',
    ['ACT-STATUS'],
  ],
  [
    'D28',
    'a conversion still pending, in the vacation',
    ['2022-01-20T19:00:00', '2022-01-20T19:25:00'],
    {},
    { licence: 'conversion-pending' },
    'forbidden',
    ['ACT-STATUS', 'CAL-VAC'],
  ],
]

describe.each(ROWS)('%s %s', (_id, _what, times, changes, facts, verdict, rules) => {
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
