import { describe, expect, it, test } from 'vitest'
import { judgeTaught } from '../../../../../src/core/policy/classes/judge-taught.ts'
import type { TaughtSegment } from '../../../../../src/core/policy/classes/taught-segment.ts'
import type { Verdict } from '../../../../../src/core/policy/verdict.ts'
import { explain } from '../../../../../src/core/policy/words/explain.ts'
import { seconds } from '../../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../../src/core/time/instant.ts'
import { loadedLaw, shanghai } from '../../../../build/law.ts'

const law = await loadedLaw()

/** Guangzhou, Wednesday 2025-10-15: a school day. */
const context = {
  region: '440100',
  actor: 'licensed-online-subject',
  stage: 'compulsory',
  content: 'subject',
  uncertaintySeconds: 2,
} as const

function segment(start: string, end: string, change: Partial<TaughtSegment> = {}): TaughtSegment {
  return {
    start: shanghai(`2025-10-15T${start}`),
    // The last look belongs to it with its second.
    end: minus(shanghai(`2025-10-15T${end}`), seconds(1)),
    uncertaintySeconds: 7,
    roomId: 'room-1',
    courseId: null,
    course: null,
    classId: null,
    lessonId: null,
    ...change,
  }
}

function judged(current: TaughtSegment, ...earlier: readonly TaughtSegment[]): Verdict {
  const verdict = judgeTaught({ current, earlier }, context, law)
  if (verdict === null) throw new Error('not judged')
  return verdict
}

const hitsOf = ({ hits }: Verdict): readonly string[] =>
  hits.map((hit) => `${hit.rule} ${hit.seconds}s ${hit.verdict}`)

describe('the length of the lesson that goes on', () => {
  test.each([
    [1_800, []],
    [1_801, ['CLS-LEN30 1s review']],
    [1_807, ['CLS-LEN30 7s review']],
    [1_808, ['CLS-LEN30 8s forbidden']],
  ])('of %i seconds, seven seconds unsure', (length, hits) => {
    const start = shanghai('2025-10-15T19:00:00')
    const current = segment('19:00:00', '19:01:00', { end: plus(start, seconds(length - 1)) })
    expect(hitsOf(judged(current))).toEqual(hits)
  })

  it('is told in full, with the second from which it was too long', () => {
    const { zh, en } = explain(judged(segment('19:00:00', '19:48:00')))
    expect(zh).toContain('讲授时长 48 分（19:00:00–19:48:00，±7 秒），自19:30:00起疑似违规')
    expect(en).toContain('taught 48 min (19:00:00–19:48:00, ±7 s), forbidden from 19:30:00')
  })

  it('is told without an excess when there is none', () => {
    expect(explain(judged(segment('19:00:00', '19:20:00'))).zh).toMatch(
      /讲授时长 20 分（19:00:00–19:20:00，±7 秒）；/,
    )
  })
})

describe('the break before it', () => {
  it('is measured from another room when the class is the same (G07)', () => {
    const classId = 'class-a'
    const first = segment('18:30:00', '19:00:00', { classId })
    const second = segment('19:02:00', '19:12:00', { classId, roomId: 'room-2' })
    // The last look before and the first look after are all that was seen: the break is a second longer.
    expect(hitsOf(judged(second, first))).toEqual(['CLS-GAP10 479s forbidden'])
  })

  it('is not measured from another class in the room (G06)', () => {
    const first = segment('18:30:00', '19:00:00', { classId: 'class-a' })
    const second = segment('19:02:00', '19:30:00', { classId: 'class-b' })
    expect(judged(second, first).verdict).toBe('permitted')
  })
})

describe('what was before', () => {
  it('does not make the lesson of now forbidden: it was judged when it was given', () => {
    const inSchool = segment('10:00:00', '10:20:00')
    expect(judged(inSchool).verdict).toBe('forbidden')
    expect(judged(segment('19:00:00', '19:20:00'), inSchool).verdict).toBe('permitted')
  })

  it('is part of the lesson when only an undeclared pause lies between', () => {
    const { taught, verdict } = judged(
      segment('18:54:00', '19:04:00'),
      segment('18:30:00', '18:50:00'),
    )
    expect(verdict).toBe('review')
    expect(taught).toMatchObject({ start: shanghai('2025-10-15T18:30:00'), seconds: 1_799 })
  })
})
