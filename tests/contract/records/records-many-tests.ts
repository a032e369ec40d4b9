import { expect, test } from 'vitest'
import type { CoverageSegment } from '../../../src/core/patrol/coverage.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

export const secondsOn = (count: number) => plus(SATURDAY, seconds(count))

export const aSegment = (change: Partial<CoverageSegment>): CoverageSegment => ({
  roomId: 'room',
  state: 'seen-clean',
  unseenReason: null,
  start: SATURDAY,
  end: SATURDAY,
  looks: 1,
  ...change,
})

export function manyRoomTests({ transactions, unique }: RecordsTestContext): void {
  test('many rooms are written at once, each the last of its ledger', async () => {
    const [one, two, three] = [unique('a'), unique('b'), unique('c')]
    const early = aSegment({ roomId: one, end: secondsOn(5) })
    const late = aSegment({ roomId: one, start: secondsOn(9), end: secondsOn(10) })
    const other = aSegment({ roomId: two, state: 'unseen', unseenReason: 'timeout' })
    const extended = { ...late, end: secondsOn(30), looks: 2 }
    const kept = await transactions().run(async ({ coverage, roomBoard }) => {
      await coverage.saveMany([early, late, other])
      await coverage.saveMany([extended])
      await coverage.saveMany([])
      const status = { state: 'off-air' as const, unseenReason: null, recording: null, less: null }
      const written = { ...status, since: SATURDAY, lastLookAt: SATURDAY }
      await roomBoard.saveStatuses([{ roomId: one, ...written }])
      const newer = { ...written, lastLookAt: secondsOn(9) }
      await roomBoard.saveStatuses([one, two].map((roomId) => ({ roomId, ...newer })))
      await roomBoard.saveStatuses([])
      const statuses = await roomBoard.statusesOf([one, two, three])
      return {
        lasts: await coverage.lastOfFree([one, two, three]),
        looks: statuses.map(({ lastLookAt }) => lastLookAt),
        none: await coverage.lastOfFree([]),
      }
    })
    expect(kept.lasts).toEqual(
      new Map<string, CoverageSegment | null>([
        [one, extended],
        [two, other],
        [three, null],
      ]),
    )
    expect(kept.looks).toEqual([secondsOn(9), secondsOn(9)])
    expect(kept.none.size).toBe(0)
  })

  test('rooms are counted right though several write many of them at the same moment', async () => {
    const rooms = [unique('x'), unique('y')]
    const counted = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        transactions().run(async ({ coverage }) => {
          const lasts = await coverage.lastOfFree(n % 2 === 0 ? rooms : rooms.toReversed())
          await coverage.saveMany(
            [...lasts].map(([roomId, last]) => ({
              ...(last ?? aSegment({ roomId, looks: 0 })),
              looks: (last?.looks ?? 0) + 1,
            })),
          )
          return lasts.size
        }),
      ),
    )
    const lasts = await transactions().run(({ coverage }) => coverage.lastOfFree(rooms))
    const looks = [...lasts.values()].reduce((sum, last) => sum + (last?.looks ?? 0), 0)
    expect(looks).toBe(counted.reduce((sum, size) => sum + size, 0))
  })
}
