import { expect, test } from 'vitest'
import type { AutomaticRecord } from '../../../../src/core/cuts/power/automatic-record.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
import type { CutFilter } from '../../../../src/ports/records/cut-power.ts'
import { aCutOrder, SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf } from '../records-violation-helpers.ts'

const countdown = (
  violationId: string,
  change: Partial<AutomaticRecord> = {},
): AutomaticRecord => ({
  violationId,
  roomId: 'room-1',
  region: '440100',
  rule: 'CAL-REST',
  subject: 'MAT',
  sweep: 'weekend',
  mode: 'on',
  state: 'countdown',
  beganAt: SATURDAY,
  dueAt: plus(SATURDAY, minutes(1)),
  sessionId: 's1',
  endedAt: null,
  stoppedBy: null,
  why: '倒计时',
  because: [],
  orderId: null,
  ...change,
})

export function automaticCutTests({ transactions, unique }: RecordsTestContext): void {
  test('one automatic cut a violation: it begins once, ends once, and anew only after it lapsed', async () => {
    const violation = aViolationOf(unique)
    const one = countdown(violation.id)
    const lapsed = { ...one, state: 'lapsed', because: ['ended'] } as const
    const again = { ...one, beganAt: plus(SATURDAY, minutes(5)) }
    const stopped = { ...again, state: 'stopped', stoppedBy: 'user:li' } as const
    const answers = await transactions().run(async ({ violations, cutPower }) => {
      await violations.save(violation)
      return [
        await cutPower.end(one),
        await cutPower.begin(one),
        await cutPower.begin(one),
        await cutPower.end(lapsed),
        await cutPower.end(stopped),
        await cutPower.begin(again),
        await cutPower.end(stopped),
        await cutPower.begin(one),
      ]
    })
    expect(answers).toEqual([false, true, false, true, false, true, true, false])
    const found = await transactions().run(async ({ cutPower }) => ({
      one: await cutPower.automatic(violation.id),
      many: await cutPower.automaticOf([violation.id, 'nobody']),
      stopped: await cutPower.automaticIn(['stopped']),
      since: await cutPower.automaticSince(plus(SATURDAY, minutes(5))),
      none: await cutPower.automatic('nobody'),
    }))
    expect(found).toMatchObject({ one: stopped, many: [stopped], none: null })
    expect(found.stopped).toContainEqual(stopped)
    expect(found.since).toContainEqual(stopped)
  })
}

export function fuseTests({ transactions, unique }: RecordsTestContext): void {
  test('a fuse counts orders that were let go, from when they were, with the place of their case', async () => {
    const violation = aViolationOf(unique, { region: '440106' })
    const base = { violationId: violation.id, roomId: unique('room') }
    const approvedAt = plus(SATURDAY, minutes(3))
    const approval = {
      grounds: [],
      expiresAt: approvedAt,
      approvedBy: 'user:b',
      approvedAt,
      ended: null,
    }
    const real = aCutOrder({ ...base, id: unique('real'), status: 'held', automatic: true })
    const approved = aCutOrder({ ...base, id: unique('approved'), status: 'approved', approval })
    const none = [
      aCutOrder({ ...base, id: unique('waiting') }),
      aCutOrder({ ...base, id: unique('dry'), dryRun: true, status: 'approved' }),
      aCutOrder({ ...base, id: unique('declined'), status: 'not-approved' }),
    ]
    const wrong = { markedBy: 'user:li', markedAt: SATURDAY, why: '误', remedy: null }
    const bad = aCutOrder({ ...base, id: unique('wrong'), status: 'not-approved', wrong })
    const found = await transactions().run(async ({ violations, cutOrders, cutPower }) => {
      await violations.save(violation)
      for (const order of [real, approved, ...none, bad]) await cutOrders.save(order)
      return {
        counted: await cutPower.counted(SATURDAY),
        later: await cutPower.counted(plus(SATURDAY, minutes(1))),
        room: await cutPower.ordersOfRoom(base.roomId),
        wrong: await cutPower.wrong(SATURDAY),
      }
    })
    const ours = found.counted.filter(({ region }) => region === '440106')
    expect(ours.toSorted((a, b) => a.at - b.at)).toEqual([
      { kind: 'automatic', at: SATURDAY, platform: 'node-media-server', region: '440106' },
      { kind: 'manual', at: approvedAt, platform: 'node-media-server', region: '440106' },
    ])
    expect(found.later.filter(({ region }) => region === '440106')).toEqual([])
    expect(found.room).toHaveLength(6)
    expect(found.wrong).toContainEqual(bad)
    expect(found.wrong).not.toContainEqual(real)
  })

  test('who put a fuse back is kept, and the same reset is kept once', async () => {
    const reset = { fuse: unique('manual:all'), at: SATURDAY, who: 'user:li', why: '已核对' }
    const found = await transactions().run(async ({ cutPower }) => {
      await cutPower.addReset(reset)
      await cutPower.addReset({ ...reset, who: 'user:wang' })
      const since = minus(SATURDAY, minutes(1))
      return [await cutPower.resets(since), await cutPower.resets(SATURDAY)]
    })
    const ours = found.map((resets) => resets.filter(({ fuse }) => fuse === reset.fuse))
    expect(ours).toEqual([[reset], []])
  })
}

export function cutListTests({ transactions, unique }: RecordsTestContext): void {
  test('orders are listed latest first, page by page, by state, room, institution, place, time and giver', async () => {
    const institutionId = unique('institution')
    const otherRoom = unique('other')
    const here = aViolationOf(unique, { id: unique('here'), region: '440106', institutionId })
    const there = aViolationOf(unique, { id: unique('there'), region: '330106', institutionId })
    const names = ['first', 'second', 'machine', 'dry', 'far'] as const
    const ids = Object.fromEntries(names.map((name) => [name, unique(name)]))
    const order = (name: (typeof names)[number], later: number, part: object = {}) =>
      aCutOrder({
        id: ids[name] ?? '',
        violationId: here.id,
        roomId: unique('room'),
        requestedAt: plus(SATURDAY, minutes(later)),
        ...part,
      })
    const orders = [
      order('first', 0, { status: 'held' }),
      order('second', 5),
      order('machine', 5, { automatic: true, roomId: otherRoom }),
      order('dry', 6, { dryRun: true }),
      order('far', 7, { violationId: there.id }),
    ]
    await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(here)
      await violations.save(there)
      for (const one of orders) await cutOrders.save(one)
    })
    const listed = (filter: CutFilter, cursor: string | null = null, limit = 50) =>
      transactions().run(({ cutPower }) =>
        cutPower.list({ institutionId, ...filter }, { limit, cursor }),
      )
    const nameOf = (id: string) => names.find((name) => ids[name] === id)
    const namesIn = async (filter: CutFilter) =>
      (await listed(filter)).items.map(({ id }) => nameOf(id))
    const [five, also] = [ids['second'] ?? '', ids['machine'] ?? ''].toSorted().toReversed()
    const both = [nameOf(five ?? ''), nameOf(also ?? '')]
    expect(await namesIn({})).toEqual(['far', 'dry', ...both, 'first'])
    expect(await namesIn({ region: '4401', dryRun: false })).toEqual([...both, 'first'])
    expect(await namesIn({ status: 'held' })).toEqual(['first'])
    expect(await namesIn({ automatic: true })).toEqual(['machine'])
    expect(
      await namesIn({ automatic: false, dryRun: false, to: plus(SATURDAY, minutes(6)) }),
    ).toEqual(['second', 'first'])
    expect(await namesIn({ roomId: otherRoom })).toEqual(['machine'])
    expect(await namesIn({ from: plus(SATURDAY, minutes(6)) })).toEqual(['far', 'dry'])
    const page = await listed({}, null, 3)
    const rest = await listed({}, page.nextCursor, 3)
    expect([...page.items, ...rest.items].map(({ id }) => nameOf(id))).toEqual(await namesIn({}))
    expect(rest.nextCursor).toBeNull()
    expect(page.items[0]).toMatchObject({ region: '330106', institutionId, rule: there.rule })
    expect(page.items[0]).not.toHaveProperty('checks')
  })
}
