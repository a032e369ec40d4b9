import { expect, test } from 'vitest'
import { freshPace } from '../../../../src/core/patrol/politeness.ts'
import { addedTo, emptyHour, hourOf } from '../../../../src/core/patrol/politeness-ledger.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aBudget } from '../../../build/politeness.ts'
import { secondsOn } from '../records-many-tests.ts'
import type { RecordsTestContext } from '../records-suite.ts'

const aPace = (host: string) => freshPace(host, aBudget(), SATURDAY)

export function hostPaceTests({ transactions, unique }: RecordsTestContext): void {
  test('the pace of a platform comes back as it was kept, and is none before', async () => {
    const host = unique('host')
    const pace = {
      ...aPace(host),
      looksPerMinute: 7.5,
      lastStartAt: SATURDAY,
      inFlight: [{ id: 'look', since: SATURDAY, until: secondsOn(120) }],
      closedUntil: secondsOn(5),
      closedBecause: 'risk-control' as const,
    }
    const kept = await transactions().run(async ({ hostPaces }) => {
      const before = await hostPaces.hold(host)
      await hostPaces.saveMany([aPace(host)])
      await hostPaces.saveMany([pace])
      const all = await hostPaces.all()
      return {
        before,
        after: await hostPaces.hold(host),
        listed: all.filter((p) => p.host === host),
      }
    })
    expect(kept).toEqual({ before: null, after: pace, listed: [pace] })
  })

  test('workers that claim at the same moment stand in line: no start is lost', async () => {
    const host = unique('host')
    await Promise.all(
      Array.from({ length: 8 }, () =>
        transactions().run(async ({ hostPaces }) => {
          const pace = (await hostPaces.hold(host)) ?? aPace(host)
          await hostPaces.saveMany([{ ...pace, failuresInARow: pace.failuresInARow + 1 }])
        }),
      ),
    )
    const pace = await transactions().run(({ hostPaces }) => hostPaces.hold(host))
    expect(pace?.failuresInARow).toBe(8)
  })

  test('of several platforms those are held that are there, and what is written of each is its own', async () => {
    const hosts = ['a', 'b', 'never'].map((name) => unique(name))
    const [a = '', b = ''] = hosts
    const paces = [aPace(a), { ...aPace(b), failuresInARow: 3 }]
    await transactions().run(({ hostPaces }) => hostPaces.saveMany(paces))
    const held = await transactions().run(async ({ hostPaces }) => {
      const free = await hostPaces.holdFree(hosts)
      await hostPaces.saveMany(free.map((pace) => ({ ...pace, brakesInARow: 1 })))
      return await hostPaces.holdFree(hosts)
    })
    expect(held).toEqual(paces.map((pace) => ({ ...pace, brakesInARow: 1 })))
  })

  test('the ledger of hours is extended in place and read by time', async () => {
    const host = unique('host')
    const hour = hourOf(SATURDAY)
    const next = plus(hour, hours(1))
    const row = emptyHour(host, SATURDAY, aBudget())
    const more = { ...row, looks: 3, shortestGapMillis: 1_000, mostInFlight: 2, waitedMillis: 0.5 }
    const last = { ...row, looks: 1, shortestGapMillis: 1_500, mostInFlight: 1, refusals: 4 }
    const found = await transactions().run(async ({ hostPaces }) => {
      await hostPaces.addToHours([row])
      await hostPaces.addToHours([more])
      await hostPaces.addToHours([last, { ...row, hour: next, looks: 1 }])
      return (await hostPaces.hours(hour, next)).filter((h) => h.host === host)
    })
    expect(found).toEqual([addedTo(addedTo(row, more), last)])
    expect(found).toMatchObject([
      { looks: 4, shortestGapMillis: 1_000, mostInFlight: 2, waitedMillis: 0.5, refusals: 4 },
    ])
  })
}
