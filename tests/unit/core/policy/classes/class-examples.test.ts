import { expect, test } from 'vitest'
import type { ClassPart } from '../../../../../src/core/policy/classes/class-lessons.ts'
import {
  type ClassVerdict,
  judgeClass,
} from '../../../../../src/core/policy/classes/judge-class.ts'
import { buildSession, loadedLaw, shanghai } from '../../../../build/law.ts'

const law = await loadedLaw()

/** Guangzhou, Wednesday 2025-10-15, a licensed online institution teaching compulsory subjects. */
const context = {
  region: '440100',
  actor: 'licensed-online-subject',
  stage: 'compulsory',
  content: 'subject',
} as const

function part(start: string, end: string, changes: Partial<ClassPart> = {}): ClassPart {
  return {
    start: shanghai(`2025-10-15T${start}`),
    end: shanghai(`2025-10-15T${end}`),
    activity: 'instruct',
    classId: 'class-a',
    roomId: 'room-1',
    course: '五年级数学',
    lessonId: null,
    ...changes,
  }
}

const declared = (start: string, end: string, lessonId: string): ClassPart =>
  part(start, end, { lessonId })

function judged(parts: readonly ClassPart[], uncertaintySeconds = 0): readonly ClassVerdict[] {
  return judgeClass(parts, { ...context, uncertaintySeconds }, law)
}

const rulesOf = ([only]: readonly ClassVerdict[]): readonly string[] =>
  (only?.verdict.hits ?? []).map((hit) => `${hit.rule}/${hit.seconds}s ${hit.verdict}`)

// The class examples of docs/rules.md §8.2.
test('G01: a break of exactly 600 seconds is long enough', () => {
  const found = judged([
    declared('18:30:00', '19:00:00', '1'),
    declared('19:10:00', '19:40:00', '2'),
  ])
  expect(found).toHaveLength(1)
  expect(found[0]?.verdict.verdict).toBe('permitted')
})

test.each([
  ['19:09:59', 'review', 'CLS-GAP10/1s review'],
  ['19:09:58', 'review', 'CLS-GAP10/2s review'],
  ['19:09:57', 'forbidden', 'CLS-GAP10/3s forbidden'],
])('G02: with a clock two seconds unsure, a second lesson at %s is %s', (start, verdict, hit) => {
  const parts = [declared('18:30:00', '19:00:00', '1'), declared(start, '19:35:00', '2')]
  const found = judged(parts, 2)
  expect(found[0]?.verdict.verdict).toBe(verdict)
  expect(rulesOf(found)).toEqual([hit])
})

test('G02: taken as exact, 599 seconds are too short', () => {
  const found = judged([
    declared('18:30:00', '19:00:00', '1'),
    declared('19:09:59', '19:39:59', '2'),
  ])
  expect(rulesOf(found)).toEqual(['CLS-GAP10/1s forbidden'])
})

test('G03: two lessons of the timetable with 300 seconds between them are forbidden', () => {
  const found = judged([
    declared('18:30:00', '19:00:00', '1'),
    declared('19:05:00', '19:35:00', '2'),
  ])
  expect(found[0]?.verdict.verdict).toBe('forbidden')
  expect(rulesOf(found)).toEqual(['CLS-GAP10/300s forbidden'])
})

test('G04: one lesson of 34 minutes with a pause of four in it is for a person', () => {
  const found = judged([
    declared('18:30:00', '18:50:00', '1'),
    declared('18:54:00', '19:04:00', '1'),
  ])
  expect(found[0]?.verdict.verdict).toBe('review')
  expect(rulesOf(found)).toEqual(['CLS-LEN30/240s review'])
  expect(found[0]?.lessons).toHaveLength(1)
})

test('G05: a pause of two minutes does not break a lesson of 31 minutes', () => {
  const found = judged([part('18:30:00', '18:45:00'), part('18:47:00', '19:01:00')])
  expect(found[0]?.verdict.verdict).toBe('forbidden')
  expect(rulesOf(found)).toEqual(['CLS-LEN30/60s forbidden'])
})

test('G06: two classes in one room need no break between them', () => {
  const found = judged([
    part('18:30:00', '19:00:00', { classId: 'class-a' }),
    part('19:00:00', '19:30:00', { classId: 'class-b' }),
  ])
  expect(found.map((one) => one.verdict.verdict)).toEqual(['permitted', 'permitted'])
})

test('G07: changing the room does not make another class of the same pupils', () => {
  const found = judged([
    part('18:30:00', '19:00:00', { roomId: 'room-1' }),
    part('19:02:00', '19:32:00', { roomId: 'room-2' }),
  ])
  expect(found).toHaveLength(1)
  expect(rulesOf(found)).toEqual(['CLS-GAP10/480s forbidden'])
})

test('G08: an end picture that runs on after 21:00 is no teaching', () => {
  const found = judged([
    part('20:30:00', '21:00:00'),
    part('21:00:00', '21:05:00', { activity: 'idle' }),
  ])
  expect(found[0]?.verdict.verdict).toBe('permitted')
  expect(found[0]?.verdict.hits).toEqual([])
})

test('G09: 90 seconds of teaching after 21:00 are forbidden and enough for a cut', () => {
  const found = judged([part('20:40:00', '21:01:30')])
  expect(rulesOf(found)).toEqual(['TOD-END21/90s forbidden'])
  expect(found[0]?.verdict.autoCut).toBe(true)
})

test('G09: 60 seconds after 21:00 are forbidden and not enough for a cut', () => {
  const found = judged([part('20:40:00', '21:01:00')])
  expect(found[0]?.verdict.verdict).toBe('forbidden')
  expect(found[0]?.verdict.autoCut).toBe(false)
})

test('G10: roll call and notices do not count towards the lesson', () => {
  const found = judged([
    part('19:00:00', '19:20:00'),
    part('19:20:00', '19:35:00', { activity: 'admin' }),
  ])
  expect(found[0]?.verdict.verdict).toBe('permitted')
})

test('G11: a recording of 2021-07-01 is judged by the 40 minutes of its time', () => {
  const session = buildSession('2021-07-01T19:00:00', '2021-07-01T19:38:00')
  const [found] = judgeClass(
    [{ ...part('19:00:00', '19:38:00'), start: session.start, end: session.end }],
    context,
    law,
  )
  expect(found?.verdict.verdict).toBe('permitted')
  const longer = buildSession('2021-07-01T19:00:00', '2021-07-01T19:41:00')
  const [tooLong] = judgeClass(
    [{ ...part('19:00:00', '19:41:00'), start: longer.start, end: longer.end }],
    context,
    law,
  )
  expect(tooLong?.verdict.hits.map((hit) => [hit.rule, hit.seconds, hit.law])).toEqual([
    ['CLS-LEN30', 60, ['教基函〔2019〕8号']],
  ])
})

test('an undeclared pause of ten minutes or more begins a new lesson', () => {
  const found = judged([part('18:00:00', '18:25:00'), part('18:35:00', '19:00:00')])
  expect(found[0]?.lessons).toHaveLength(2)
  expect(found[0]?.verdict.verdict).toBe('permitted')
})

test('without a class id, room and course tell classes apart', () => {
  const found = judged([
    part('18:30:00', '19:00:00', { classId: null }),
    part('19:00:00', '19:30:00', { classId: null, course: '六年级英语' }),
  ])
  expect(found).toHaveLength(2)
})

test('breaks of a senior high class are measured by reference', () => {
  const parts = [declared('18:30:00', '19:00:00', '1'), declared('19:05:00', '19:35:00', '2')]
  const [found] = judgeClass(parts, { ...context, stage: 'senior-high' }, law)
  expect(found?.verdict.basis).toBe('by-reference')
  expect(found?.verdict.autoCut).toBe(false)
})
