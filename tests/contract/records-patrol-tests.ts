import { expect, test } from 'vitest'
import type { CoverageSegment } from '../../src/core/patrol/coverage.ts'
import { seconds } from '../../src/core/time/duration.ts'
import { plus } from '../../src/core/time/instant.ts'
import { SATURDAY } from '../build/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const secondsOn = (count: number) => plus(SATURDAY, seconds(count))

const aSegment = (change: Partial<CoverageSegment>): CoverageSegment => ({
  roomId: 'room',
  state: 'seen-clean',
  unseenReason: null,
  start: SATURDAY,
  end: SATURDAY,
  looks: 1,
  ...change,
})

export function coverageTests({ transactions, unique }: RecordsTestContext): void {
  test('a coverage segment is extended in place', async () => {
    const roomId = unique('room')
    const first = aSegment({ roomId })
    const extended = { ...first, end: secondsOn(5), looks: 2 }
    const kept = await transactions().run(async ({ coverage }) => {
      await coverage.save(first)
      await coverage.save(extended)
      return await coverage.between(roomId, SATURDAY, secondsOn(60))
    })
    expect(kept).toEqual([extended])
  })

  test('looks that are written at the same moment are all counted, from the first one on', async () => {
    const roomId = unique('room')
    await Promise.all(
      Array.from({ length: 8 }, () =>
        transactions().run(async ({ coverage }) => {
          const last = (await coverage.last(roomId)) ?? aSegment({ roomId, looks: 0 })
          await coverage.save({ ...last, looks: last.looks + 1 })
        }),
      ),
    )
    const last = await transactions().run(({ coverage }) => coverage.last(roomId))
    expect(last?.looks).toBe(8)
  })

  test('the ledger gives what touches the time asked for, in order, and the last of a room', async () => {
    const roomId = unique('room')
    const clean = aSegment({ roomId, start: secondsOn(0), end: secondsOn(10) })
    const unseen = aSegment({
      roomId,
      state: 'unseen',
      unseenReason: 'login-wall',
      start: secondsOn(10),
      end: secondsOn(20),
    })
    const off = aSegment({ roomId, state: 'off-air', start: secondsOn(20), end: secondsOn(30) })
    const found = await transactions().run(async ({ coverage }) => {
      for (const segment of [off, clean, unseen]) await coverage.save(segment)
      return {
        middle: await coverage.between(roomId, secondsOn(10), secondsOn(20)),
        all: await coverage.between(roomId, secondsOn(5), secondsOn(25)),
        last: await coverage.last(roomId),
        nobody: await coverage.last(unique('room')),
      }
    })
    expect(found).toEqual({
      middle: [unseen],
      all: [clean, unseen, off],
      last: off,
      nobody: null,
    })
  })
}

export function markAndBanTests({ transactions, unique }: RecordsTestContext): void {
  test('an observation is new once, also when it arrives several times at the same moment', async () => {
    const id = unique('observation')
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        transactions().run(({ observationMarks }) => observationMarks.mark(id, SATURDAY)),
      ),
    )
    expect(answers.filter((fresh) => fresh)).toHaveLength(1)
  })

  test('a ban is found by app and stream, renewed, and lifted', async () => {
    const stream = unique('stream')
    const ban = { app: 'live', stream, until: null, since: SATURDAY }
    const renewed = { ...ban, until: secondsOn(600) }
    const seen = await transactions().run(async ({ streamBans }) => {
      await streamBans.add(ban)
      const first = await streamBans.find('live', stream)
      await streamBans.add(renewed)
      return [
        first,
        await streamBans.find('live', stream),
        await streamBans.find('other', stream),
        await streamBans.remove('live', stream),
        await streamBans.remove('live', stream),
        await streamBans.find('live', stream),
      ]
    })
    expect(seen).toEqual([ban, renewed, null, true, false, null])
  })
}
