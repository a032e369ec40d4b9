import { describe, expect, test } from 'vitest'
import { resolveProfiles } from '../../../../src/core/policy/day/day-profile.ts'
import { judge, judgeInstant } from '../../../../src/core/policy/judge.ts'
import { type Law, profileFor } from '../../../../src/core/policy/law.ts'
import type { TeachingSession } from '../../../../src/core/policy/verdict.ts'
import { buildSession, loadedLaw, shanghai } from '../../../build/law.ts'

const law = await loadedLaw()
const lawOf = (session: TeachingSession) => judge(session, law).hits.map((hit) => hit.law)

describe('the law of the day of the act', () => {
  test('a Saturday before 2023-10-15 knows no decree 53', () => {
    const before = buildSession('2023-10-14T19:00:00', '2023-10-14T19:25:00')
    const after = buildSession('2023-10-15T19:00:00', '2023-10-15T19:25:00')
    expect(lawOf(before)).toEqual([['中办发〔2021〕40号', '民办教育促进法第62条']])
    expect(lawOf(after)).toEqual([['中办发〔2021〕40号', '教育部令53号第21条（四）']])
  })

  test('before 2021-07-24 a Saturday lesson was no matter of the calendar', () => {
    const saturday = buildSession('2021-07-10T19:00:00', '2021-07-10T19:38:00')
    expect(judge(saturday, law)).toMatchObject({ verdict: 'permitted', hits: [] })
    const late = buildSession('2021-07-10T20:50:00', '2021-07-10T21:10:00')
    expect(judge(late, law).hits.map((hit) => hit.rule)).toEqual(['TOD-END21'])
  })

  test('non-subject tutoring was bound to 21:00 from 2022-12-29 on', () => {
    const changes = { actor: 'licensed-online-non-subject', content: 'non-subject' } as const
    const before = buildSession('2022-12-28T21:10:00', '2022-12-28T21:20:00', changes)
    const after = buildSession('2022-12-29T21:10:00', '2022-12-29T21:20:00', changes)
    expect(judge(before, law).verdict).toBe('permitted')
    expect(judge(after, law).verdict).toBe('forbidden')
  })
})

/** The shipped law with another answer to an open question. */
function lawWith(changes: Partial<Law['profiles']['fallback']>): Law {
  const root = { ...law.profiles.fallback, ...changes }
  const profiles = resolveProfiles(root, [])
  if ('kind' in profiles) throw new Error(profiles.kind)
  return { ...law, profiles }
}

describe('what a region may decide', () => {
  const swapped = buildSession('2025-10-11T19:00:00', '2025-10-11T19:30:00')
  const seniors = buildSession('2025-10-18T19:00:00', '2025-10-18T19:25:00', {
    stage: 'senior-high',
  })
  const autumnBreak = buildSession('2025-11-13T19:00:00', '2025-11-13T19:25:00', {
    region: '440600',
  })
  const childrensDay = buildSession('2026-06-01T19:00:00', '2026-06-01T19:25:00')

  test.each([
    ['swapped evenings allowed', swapped, {}, 'permitted'],
    ['swapped evenings looked at', swapped, { adjustedWorkday: 'review' }, 'review'],
    ['seniors by reference', seniors, {}, 'forbidden'],
    ['seniors looked at', seniors, { highSchoolPolicy: 'review' }, 'review'],
    ['seniors left alone', seniors, { highSchoolPolicy: 'off' }, 'permitted'],
    ['autumn break looked at', autumnBreak, {}, 'review'],
    ['autumn break forbidden', autumnBreak, { localBreak: 'forbid' }, 'forbidden'],
    ['autumn break allowed', autumnBreak, { localBreak: 'allow' }, 'permitted'],
    ['children’s day looked at', childrensDay, {}, 'review'],
    ['children’s day a school day', childrensDay, { childrensDay: 'allow' }, 'permitted'],
  ] as const)('%s', (_what, session, changes, verdict) => {
    expect(judge(session, lawWith(changes)).verdict).toBe(verdict)
  })

  test('seniors left alone on weekends still end at 21:00', () => {
    const late = {
      ...seniors,
      start: shanghai('2025-10-18T21:05:00'),
      end: shanghai('2025-10-18T21:10:00'),
    }
    expect(judge(late, lawWith({ highSchoolPolicy: 'off' }))).toMatchObject({
      verdict: 'forbidden',
      basis: 'direct',
    })
  })

  test('a timetable nobody knows is never permitted', () => {
    const session = { ...swapped, profile: 'nowhere' }
    expect(profileFor(law, session.region, session.profile)).toBeNull()
    expect(judge(session, law).verdict).toBe('review')
  })

  test('a region extends another and keeps what it does not change', () => {
    const luzhou = profileFor(law, '510502')
    expect(luzhou).toMatchObject({ name: 'LUZHOU', nightEnd: 21_600, endSubject: 75_600 })
    expect(luzhou?.teaching).toEqual([{ from: 28_800, to: 64_800 }])
  })
})

describe('a patrol looking at this second', () => {
  const room = { region: '440100', stage: 'compulsory', actor: 'licensed-online-subject' } as const

  test('sees forbidden time, but not enough of it for a cut without a person', () => {
    const now = judgeInstant(shanghai('2025-10-18T10:00:00'), room, law)
    expect(now).toMatchObject({ verdict: 'forbidden', autoCut: false })
  })

  test('knows how long the teaching has gone on', () => {
    const teachingSince = shanghai('2025-10-15T20:30:00')
    const at = (time: string) =>
      judgeInstant(shanghai(`2025-10-15T${time}`), { ...room, teachingSince }, law)
    expect(at('20:59:59').verdict).toBe('permitted')
    expect(at('21:00:00').verdict).toBe('forbidden')
    expect(at('21:00:59').autoCut).toBe(false)
    expect(at('21:01:00').autoCut).toBe(true)
  })

  test('does not cut by itself what is only probably a lesson', () => {
    const teachingSince = shanghai('2025-10-18T10:00:00')
    const at = shanghai('2025-10-18T10:10:00')
    const facts = { subjectConfidence: 0.89 }
    expect(judgeInstant(at, { ...room, teachingSince }, law, facts).autoCut).toBe(false)
    expect(
      judgeInstant(at, { ...room, teachingSince }, law, { subjectConfidence: 0.9 }).autoCut,
    ).toBe(true)
  })
})
