import { expect, test } from 'vitest'
import type { CutOrder } from '../../../src/core/cuts/cut-order.ts'
import type { CutHit } from '../../../src/core/cuts/power/cut-hits.ts'
import { weekdayOf } from '../../../src/core/time/civil-date.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { civilDateOf, type Instant, plus, startOfDay } from '../../../src/core/time/instant.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import type { Page, ViolationFilter } from '../../../src/ports/records/records.ts'
import { aCutOrder, SATURDAY } from '../../build/database/database-rows.ts'
import { aRoom } from '../../build/violations.ts'
import type { RecordsTestContext } from './records-suite.ts'
import { aViolationOf, saveIn } from './records-violation-helpers.ts'

/** Zones of whole hours share their hours. */
const startOfHour = (at: Instant) => Math.floor(at / hours(1)) * hours(1)

export function timelineTests(context: RecordsTestContext): void {
  const { transactions, unique } = context
  cutsOfDayTests(context)

  test('the timeline finds what lay in the time asked for, wholly or in part', async () => {
    const region = unique('region')
    const hour = (count: number) => plus(SATURDAY, hours(count))
    const ended = aViolationOf(unique, {
      region,
      ongoing: false,
      openedAt: hour(0),
      endedAt: hour(2),
    })
    const ongoing = aViolationOf(unique, { region, openedAt: hour(3) })
    await saveIn(transactions(), ended)
    await saveIn(transactions(), ongoing)
    const within = (filter: ViolationFilter) =>
      transactions().run(async ({ violations }) => {
        const page = await violations.list({ region, ...filter }, { limit: 10, cursor: null })
        return page.items.map((violation) => violation.id)
      })
    expect(await within({})).toEqual([ongoing.id, ended.id])
    expect(await within({ from: hour(1), to: hour(2) })).toEqual([ended.id])
    expect(await within({ from: hour(2), to: hour(3) })).toEqual([])
    expect(await within({ from: hour(9) })).toEqual([ongoing.id])
    expect(await within({ to: hour(0) })).toEqual([])
  })

  test('text in a filter is text, never part of the question', async () => {
    const page = await transactions().run(({ violations }) =>
      violations.list(
        { region: "' or '1'='1", rule: "x'; drop table violations; --", subject: '%' },
        { limit: 5, cursor: null },
      ),
    )
    expect(page).toEqual({ items: [], nextCursor: null })
  })

  test('violations of the same instant are paged without loss', async () => {
    const region = unique('region')
    const ids = Array.from({ length: 5 }, () => unique('violation'))
    for (const id of ids) await saveIn(transactions(), aViolationOf(unique, { id, region }))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const at: string | null = cursor
      const page: Page<Violation> = await transactions().run(({ violations }) =>
        violations.list({ region }, { limit: 2, cursor: at }),
      )
      seen.push(...page.items.map((one) => one.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })
}

export function countingTests({ transactions, unique }: RecordsTestContext): void {
  test('violations are counted as they are listed, and by when they began in steps of Shanghai days', async () => {
    const region = unique('region')
    const hour = (count: number) => plus(SATURDAY, hours(count))
    const room = aRoom({ id: unique('room'), title: '初二数学%提高班', region })
    const ended = { ongoing: false, endedAt: hour(30) }
    const early = aViolationOf(unique, { ...ended, region, roomId: room.id, openedAt: hour(-20) })
    const first = aViolationOf(unique, { ...ended, region, openedAt: hour(0) })
    const second = aViolationOf(unique, { region, openedAt: plus(hour(0), hours(0.25)) })
    for (const one of [early, first, second]) await saveIn(transactions(), one)
    const span = { region, from: hour(-10), to: hour(24) }
    const counted = await transactions().run(async ({ rooms, violations }) => {
      await rooms.save(room)
      return {
        all: await violations.count(span),
        byHour: await violations.beginnings(span, hours(1)),
        byDay: await violations.beginnings({ ...span, from: hour(-48) }, hours(24)),
        named: await violations.count({ region, text: '数学%提高' }),
        wildcard: await violations.count({ region, text: '数学_提高' }),
        byId: (await violations.list({ region, text: first.id }, { limit: 5, cursor: null })).items,
      }
    })
    expect(counted).toMatchObject({
      all: 3,
      byHour: [{ at: startOfHour(hour(0)), count: 2 }],
      byDay: [
        { at: startOfDay(civilDateOf(hour(-20))), count: 1 },
        { at: startOfDay(civilDateOf(hour(0))), count: 2 },
      ],
      named: 1,
      wildcard: 0,
      byId: [{ id: first.id }],
    })
  })
}

export function tallyTests({ transactions, unique }: RecordsTestContext): void {
  test('violations are counted by what they have in common, those that began in the span, the most first', async () => {
    // Code of no place, so that nobody else counts there.
    const region = unique('44019')
    const hour = (count: number) => plus(SATURDAY, hours(count))
    const ended = { region, ongoing: false, endedAt: hour(30) }
    const mine = { institutionId: unique('institution') }
    const saved = [
      aViolationOf(unique, { ...ended, openedAt: hour(-20) }),
      aViolationOf(unique, { ...ended, ...mine, rules: ['CAL-REST', 'TOD-NIGHT'], subject: 'PHY' }),
      aViolationOf(unique, { ...ended, ...mine, rules: ['CAL-REST'], subject: null }),
      aViolationOf(unique, { ...ended, openedAt: hour(1), rules: ['CAL-REST'], subject: 'PHY' }),
    ]
    for (const one of saved) await saveIn(transactions(), one)
    const span = { region, from: hour(-10), to: hour(24) }
    const counted = await transactions().run(async ({ violations }) => ({
      rules: await violations.tally(span, 'rule', 9),
      subjects: await violations.tally(span, 'subject', 9),
      most: await violations.tally(span, 'institution', 1),
      provinces: await violations.tally(span, 'province', 9),
      begun: await violations.begun(span),
      begunBefore: await violations.begunBefore(span),
      weeks: await violations.beginnings({ ...span, from: hour(-24 * 9) }, hours(24 * 7)),
    }))
    expect(counted).toEqual({
      rules: [
        { key: 'CAL-REST', count: 3 },
        { key: 'TOD-NIGHT', count: 1 },
      ],
      subjects: [
        { key: 'PHY', count: 2 },
        { key: null, count: 1 },
      ],
      most: [{ key: mine.institutionId, count: 2 }],
      provinces: [{ key: '440000', count: 3 }],
      begun: 3,
      begunBefore: 1,
      weeks: [{ at: expect.any(Number), count: 4 }],
    })
    const [week] = counted.weeks
    expect(week === undefined ? 0 : weekdayOf(civilDateOf(week.at))).toBe(1)
  })
}

export function filterTests({ transactions, unique }: RecordsTestContext): void {
  test('each filter leaves out what does not match it', async () => {
    const region = unique('region')
    const wanted = aViolationOf(unique, {
      region,
      rules: ['CAL-REST', 'TOD-NIGHT'],
      subject: 'PHY',
    })
    const other = aViolationOf(unique, {
      region,
      institutionId: unique('institution'),
      rules: ['CAL-REST'],
      subject: null,
      status: 'confirmed',
      ongoing: false,
      endedAt: SATURDAY,
    })
    await saveIn(transactions(), wanted)
    await saveIn(transactions(), other)
    const filters: ViolationFilter[] = [
      { institutionId: wanted.institutionId },
      { roomId: wanted.roomId },
      { status: 'suspected' },
      { rule: 'TOD-NIGHT' },
      { subject: 'PHY' },
      { ongoing: true },
    ]
    for (const filter of filters) {
      const page = await transactions().run(({ violations }) =>
        violations.list({ region, ...filter }, { limit: 10, cursor: null }),
      )
      expect(
        page.items.map((one) => one.id),
        JSON.stringify(filter),
      ).toEqual([wanted.id])
    }
  })
}

function cutsOfDayTests({ transactions, unique }: RecordsTestContext): void {
  test('the cuts that ended what a room showed are found by its day: its own and those of its twins', async () => {
    const roomId = unique('room')
    const violation = aViolationOf(unique, { roomId })
    const given = (later: number, change: Partial<CutOrder> = {}) =>
      aCutOrder({
        id: unique('cut'),
        violationId: violation.id,
        roomId,
        requestedAt: plus(SATURDAY, hours(later)),
        ...change,
      })
    const behind = (kind: CutHit['kind']) => ({
      roomId: unique('room'),
      hits: [{ kind, roomId, title: '', institutionId: 'i', institutionName: '' }],
    })
    const verifiedAt = plus(SATURDAY, minutes(200))
    const orders = [
      given(1),
      given(2, behind('same-stream')),
      given(3, { ...behind('same-address'), status: 'verified', verifiedAt }),
    ]
    const others = [given(4, behind('same-app')), given(5, { dryRun: true }), given(24)]
    const found = await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(violation)
      for (const order of [...orders, ...others]) await cutOrders.save(order)
      return await cutOrders.hitting(roomId, { start: SATURDAY, end: plus(SATURDAY, hours(24)) })
    })
    expect(found.map(({ id }) => id)).toEqual(orders.map(({ id }) => id))
    expect(found.at(-1)).toMatchObject({ status: 'verified', verifiedAt, acceptedAt: null })
  })
}
