import { expect, test } from 'vitest'
import { judge } from '../../../../src/core/policy/judge.ts'
import { windows } from '../../../../src/core/policy/windows.ts'
import { buildSession, loadedLaw, shanghai } from '../../../build/law.ts'

const law = await loadedLaw()
const painting = { actor: 'licensed-online-non-subject', content: 'non-subject' } as const

test.each([
  ['a weekend morning', '2025-10-18T10:00:00', 'permitted', []],
  ['a vacation morning', '2026-02-03T10:00:00', 'permitted', []],
  ['noon of a school day', '2025-10-15T12:30:00', 'permitted', []],
  ['a school morning', '2025-10-15T10:00:00', 'forbidden', ['TOD-SCHOOL']],
  ['a swapped Saturday morning', '2025-10-11T10:00:00', 'forbidden', ['TOD-SCHOOL']],
  ['late on a holiday', '2026-10-01T21:30:00', 'forbidden', ['TOD-END21']],
  ['the night', '2025-10-18T03:00:00', 'forbidden', ['TOD-NIGHT']],
  ['Children’s Day in teaching time', '2026-06-01T10:00:00', 'review', ['CAL-CHILD']],
  ['Children’s Day in the evening', '2026-06-01T19:00:00', 'permitted', []],
  ['an evening of a year without notice', '2027-03-10T19:00:00', 'review', ['CAL-PROV']],
])('painting on %s', (_what, start, verdict, rules) => {
  const end = start.replace(/:00:00$/, ':25:00').replace(/:30:00$/, ':55:00')
  const found = judge(buildSession(start, end, painting), law)
  expect([found.verdict, found.hits.map((hit) => hit.rule)]).toEqual([verdict, rules])
})

test('painting where the school calendar is missing is never permitted', () => {
  const session = buildSession('2026-01-20T19:00:00', '2026-01-20T19:25:00', {
    ...painting,
    region: '330100',
  })
  expect(judge(session, law).hits.map((hit) => hit.rule)).toEqual(['CAL-UNKNOWN'])
})

test('a subject institution that paints goes beyond its licence', () => {
  const session = buildSession('2025-10-18T10:00:00', '2025-10-18T10:25:00', {
    content: 'non-subject',
  })
  expect(judge(session, law).hits.map((hit) => hit.rule)).toEqual(['ACT-SCOPE'])
})

test('the windows of a school day name what holds until when', () => {
  const found = windows(
    shanghai('2025-10-15T00:00:00'),
    shanghai('2025-10-16T00:00:00'),
    '440100',
    'compulsory',
    undefined,
    law,
  )
  const clock = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
  expect(found.map((w) => `${clock(w.start)} ${w.verdict} ${w.rule ?? '-'}`)).toEqual([
    '00:00 forbidden TOD-NIGHT',
    '06:00 review TOD-EARLY',
    '08:00 forbidden TOD-SCHOOL',
    '12:00 review TOD-SOFT',
    '14:00 forbidden TOD-SCHOOL',
    '17:00 review TOD-SOFT',
    '18:00 permitted -',
    '21:00 forbidden TOD-END21',
  ])
  expect(found[6]?.reason.zh).toContain('上学日')
})

test('an unlicensed room has one window: forbidden', () => {
  const found = windows(
    shanghai('2025-10-15T00:00:00'),
    shanghai('2025-10-20T00:00:00'),
    '440100',
    'compulsory',
    'unlicensed',
    law,
  )
  expect(new Set(found.map((w) => `${w.verdict} ${w.rule}`))).toEqual(
    new Set(['forbidden ACT-NOLIC']),
  )
})
