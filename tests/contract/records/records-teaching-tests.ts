import { expect, test } from 'vitest'
import { NEW_SESSION } from '../../../src/core/lesson/room-session.ts'
import type { TaughtSegment } from '../../../src/core/policy/classes/taught-segment.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const secondsOn = (count: number) => plus(SATURDAY, seconds(count))

export function teachingTests({ transactions, unique }: RecordsTestContext): void {
  const aSegment = (change: Partial<TaughtSegment> = {}): TaughtSegment => ({
    roomId: unique('room'),
    start: SATURDAY,
    end: secondsOn(1_200),
    uncertaintySeconds: 7,
    courseId: null,
    course: null,
    classId: null,
    lessonId: null,
    ...change,
  })

  test('a segment is extended in place and found by the time it touches', async () => {
    const segment = aSegment()
    const { roomId } = segment
    const found = await transactions().run(async ({ teaching }) => {
      await teaching.saveSegment(aSegment())
      await teaching.saveSegment(segment)
      await teaching.saveSegment({ ...segment, end: secondsOn(1_800) })
      await teaching.saveSegment({ ...segment, start: secondsOn(2_400), end: secondsOn(3_000) })
      return {
        both: await teaching.between(roomId, secondsOn(1_799), secondsOn(2_401)),
        none: await teaching.between(roomId, secondsOn(1_800), secondsOn(2_400)),
      }
    })
    expect(found.both.map(({ start, end }) => [start, end])).toEqual([
      [SATURDAY, secondsOn(1_800)],
      [secondsOn(2_400), secondsOn(3_000)],
    ])
    expect(found.none).toEqual([])
  })

  test('a class is found in every room that it is taught in', async () => {
    const classId = unique('class')
    const here = aSegment({ classId })
    const there = aSegment({ classId, start: secondsOn(1_300), end: secondsOn(2_000) })
    const found = await transactions().run(async ({ teaching }) => {
      for (const one of [there, here, aSegment()]) await teaching.saveSegment(one)
      return await teaching.between(here.roomId, SATURDAY, secondsOn(3_000), classId)
    })
    expect(found).toEqual([here, there])
  })

  test('a session that was last looked at long ago is forgotten, what was taught in it is not', async () => {
    const [old, late] = [unique('old'), unique('late')]
    const longAgo = secondsOn(-86_400 * 400)
    const taught = aSegment({ roomId: old, start: longAgo, end: secondsOn(-86_399 * 400) })
    const found = await transactions().run(async ({ teaching }) => {
      await teaching.saveSession(old, longAgo, NEW_SESSION)
      await teaching.saveSession(late, SATURDAY, NEW_SESSION)
      await teaching.saveSegment(taught)
      await teaching.forgetSessions(secondsOn(-86_400 * 399))
      const segments = await teaching.between(old, longAgo, SATURDAY)
      return [await teaching.session(old), await teaching.session(late), segments]
    })
    expect(found).toEqual([null, NEW_SESSION, [taught]])
  })

  test('what the looks at a room add up to comes back as it was last saved', async () => {
    const roomId = unique('room')
    const first = NEW_SESSION
    const then = { ...first, pictureSince: secondsOn(4), segment: aSegment() }
    const found = await transactions().run(async ({ teaching }) => {
      const none = await teaching.session(roomId)
      await teaching.saveSession(roomId, SATURDAY, first)
      await teaching.saveSession(roomId, secondsOn(4), then)
      return { none, kept: await teaching.session(roomId) }
    })
    expect(found).toEqual({ none: null, kept: then })
  })
}

export function lateSessionTests({ transactions, unique }: RecordsTestContext): void {
  test('sessions of late are read in order of their rooms, a page at a time', async () => {
    const start = secondsOn(86_400 * 400)
    const [early, first, second] = ['early', 'first', 'second'].map((name) =>
      unique(`late-${name}`),
    )
    if (early === undefined || first === undefined || second === undefined) throw new Error('none')
    const found = await transactions().run(async ({ teaching }) => {
      await teaching.saveSession(early, secondsOn(86_399 * 400), NEW_SESSION)
      for (const roomId of [second, first]) await teaching.saveSession(roomId, start, NEW_SESSION)
      const page = await teaching.sessionsSince(start, { afterRoom: '', limit: 1 })
      const afterRoom = page[0]?.roomId ?? ''
      return { page, rest: await teaching.sessionsSince(start, { afterRoom, limit: 9 }) }
    })
    expect(found).toEqual({
      page: [{ roomId: first, session: NEW_SESSION }],
      rest: [{ roomId: second, session: NEW_SESSION }],
    })
  })
}
