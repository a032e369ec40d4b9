import { expect, test } from 'vitest'
import type { AutomaticRecord } from '../../../../src/core/cuts/power/automatic-record.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
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
