import { expect, test } from 'vitest'
import { hours } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import { aCutOrder, SATURDAY } from '../../build/database/database-rows.ts'
import { aClassification } from '../../build/violations.ts'
import type { RecordsTestContext } from './records-suite.ts'
import { aViolationOf, saveIn } from './records-violation-helpers.ts'

export function violationTests({ transactions, unique }: RecordsTestContext): void {
  test('a violation reads back as it was saved, text of hostile pages included', async () => {
    const violation = aViolationOf(unique, {
      classification: aClassification({
        evidence: [
          { term: 'half an emoji \ud83d', dimension: 'manner', start: 0, end: 2, weight: 0.1 },
          { term: 'a NUL \u0000 inside', dimension: 'content', start: 3, end: 9, weight: 0.2 },
        ],
      }),
    })
    expect(await saveIn(transactions(), violation)).toBe(true)
    expect(await transactions().run((records) => records.violations.find(violation.id))).toEqual(
      violation,
    )
  })

  test('whoever read an older version does not overwrite a newer one', async () => {
    const first = aViolationOf(unique)
    const extended = { ...first, sightings: 2, version: 2 }
    const late = { ...first, status: 'dismissed', version: 2 } as const
    expect([
      await saveIn(transactions(), first),
      await saveIn(transactions(), extended),
      await saveIn(transactions(), late),
    ]).toEqual([true, true, false])
    expect(await transactions().run((records) => records.violations.find(first.id))).toEqual(
      extended,
    )
  })

  test('a room has one ongoing violation, and a second may open when the first has ended', async () => {
    const first = aViolationOf(unique)
    const second = aViolationOf(unique, {
      roomId: first.roomId,
      openedAt: plus(SATURDAY, hours(1)),
    })
    expect([await saveIn(transactions(), first), await saveIn(transactions(), second)]).toEqual([
      true,
      false,
    ])
    const ended = {
      ...first,
      ongoing: false,
      endedAt: plus(SATURDAY, hours(1)),
      endReason: 'off-air',
      version: 2,
    } as const
    expect([await saveIn(transactions(), ended), await saveIn(transactions(), second)]).toEqual([
      true,
      true,
    ])
    const ongoing = await transactions().run((records) =>
      records.violations.ongoingOf(first.roomId),
    )
    expect(ongoing?.id).toBe(second.id)
  })
}

export function violationRaceTests({ transactions, unique }: RecordsTestContext): void {
  test('two that open the same room at the same moment: one wins, the other is told', async () => {
    const roomId = unique('room')
    const outcomes = await Promise.all(
      [1, 2, 3].map(() =>
        transactions().run(async ({ violations }) => {
          const ongoing = await violations.ongoingOf(roomId)
          return ongoing === null ? await violations.save(aViolationOf(unique, { roomId })) : false
        }),
      ),
    )
    expect(outcomes.filter((won) => won)).toHaveLength(1)
  })

  test('sightings that are counted at the same moment are all counted', async () => {
    const violation = aViolationOf(unique)
    await saveIn(transactions(), violation)
    await Promise.all(
      Array.from({ length: 8 }, () =>
        transactions().run(async ({ violations }) => {
          const read = await violations.ongoingOf(violation.roomId)
          if (read === null) throw new Error('nothing ongoing')
          await violations.save({
            ...read,
            sightings: read.sightings + 1,
            version: read.version + 1,
          })
        }),
      ),
    )
    const found = await transactions().run((records) => records.violations.find(violation.id))
    expect(found?.sightings).toBe(9)
  })

  test('who decides by what belongs to a violation does so one after another', async () => {
    const violation = aViolationOf(unique)
    await saveIn(transactions(), violation)
    const order = () =>
      transactions().run(async ({ violations, cutOrders }) => {
        await violations.hold(violation.id)
        const earlier = await cutOrders.ofViolation(violation.id)
        // Time for the others to read the same.
        for (let nth = 0; nth < 5; nth += 1) await violations.countOngoing()
        if (earlier.length > 0) return false
        return await cutOrders.save(
          aCutOrder({ id: unique('cut'), violationId: violation.id, version: 1 }),
        )
      })
    const placed = await Promise.all([1, 2, 3, 4].map(order))
    expect(placed.filter((won) => won)).toHaveLength(1)
    const none = await transactions().run(({ violations }) => violations.hold(unique('none')))
    expect(none).toBeNull()
  })
}
