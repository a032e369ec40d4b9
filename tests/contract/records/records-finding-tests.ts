import { expect, test } from 'vitest'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { aRoomFinding } from '../../build/findings.ts'
import type { RecordsTestContext } from './records-suite.ts'

export function findingTests({ transactions, unique }: RecordsTestContext): void {
  const aFinding = (roomId: string, begin: number, length: number) => {
    const firstSeenAt = plus(SATURDAY, minutes(begin))
    const lastSeenAt = plus(firstSeenAt, minutes(length))
    return aRoomFinding({ id: unique('finding'), roomId, firstSeenAt, lastSeenAt })
  }

  test('a finding is extended in place and comes back as it was written', async () => {
    const first = aFinding(unique('room'), 0, 0)
    const longer = { ...first, lastSeenAt: plus(SATURDAY, minutes(4)) }
    const kept = await transactions().run(async ({ findings }) => {
      await findings.save(first)
      await findings.save(longer)
      return await findings.between(first.roomId, SATURDAY, plus(SATURDAY, hours(1)))
    })
    expect(kept).toEqual([longer])
  })

  test('only those of the room that touch the time, in order of their first sight', async () => {
    const roomId = unique('room')
    const [before, touching, inside, after] = [
      aFinding(roomId, 0, 5),
      aFinding(roomId, 8, 4),
      aFinding(roomId, 15, 1),
      aFinding(roomId, 40, 5),
    ]
    const found = await transactions().run(async ({ findings }) => {
      for (const one of [after, inside, touching, before, aFinding(unique('room'), 15, 1)]) {
        if (one !== undefined) await findings.save(one)
      }
      const from = plus(SATURDAY, minutes(10))
      return await findings.between(roomId, from, plus(SATURDAY, minutes(30)))
    })
    expect(found.map(({ id }) => id)).toEqual([touching?.id, inside?.id])
  })
}
