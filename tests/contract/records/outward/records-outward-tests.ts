import { expect, test } from 'vitest'
import { type Channel, NEVER_USED } from '../../../../src/core/alerts/channel.ts'
import type { Delivery } from '../../../../src/core/alerts/delivery.ts'
import { hours, minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aStoredAlert, SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'
import { aViolationOf } from '../records-violation-helpers.ts'

const aChannel = (id: string): Channel => ({
  id,
  name: '值班群',
  settings: { kind: 'wecom', origin: 'https://qyapi.weixin.qq.com' },
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: null,
  groupBy: 'institution',
  groupSeconds: 60,
  repeatMinutes: 10,
  quiet: { fromMinute: 1_320, toMinute: 420 },
  createdAt: SATURDAY,
  changedAt: SATURDAY,
  version: 1,
  health: NEVER_USED,
})

const aDelivery = (id: string, channelId: string, alertId: string): Delivery => ({
  id,
  channelId,
  group: 'institution x',
  alertIds: [alertId, 'other'],
  message: {
    kind: 'alerts',
    at: SATURDAY,
    title: { zh: '新告警', en: 'New alert' },
    entries: [],
    more: 0,
    notes: [],
  },
  state: 'waiting',
  attempts: 0,
  createdAt: SATURDAY,
  lastAttemptAt: null,
  nextAttemptAt: SATURDAY,
  problem: null,
})

export function channelTests({ transactions, unique }: RecordsTestContext): void {
  test('a channel keeps its sealed secrets apart, and its health through changes of people', async () => {
    const channel = aChannel(unique('channel'))
    const health = { ...NEVER_USED, failures: 2, problem: 'http 500', lastFailedAt: SATURDAY }
    const changed = { ...channel, name: '另一群', version: 2 }
    const outcome = await transactions().run(async ({ channels }) => {
      const saves = [await channels.save(channel, 'sealed'), await channels.save(channel)]
      await channels.saveHealth(channel.id, health)
      saves.push(await channels.save(changed), await channels.save(changed))
      const found = await channels.find(channel.id)
      const listed = (await channels.all()).find(({ id }) => id === channel.id)
      return { saves, found, listed, sealed: await channels.sealed(channel.id) }
    })
    expect(outcome.saves).toEqual([true, false, true, false])
    expect(outcome.found).toEqual({ ...changed, health })
    expect(outcome.listed).toEqual({ ...changed, health })
    expect(outcome.sealed).toBe('sealed')
  })

  test('browsers that subscribed are gone with their channel', async () => {
    const channel = aChannel(unique('channel'))
    const subscription = {
      id: unique('subscription'),
      channelId: channel.id,
      who: 'user:li',
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'p', auth: 'a' },
      createdAt: SATURDAY,
    }
    const again = { ...subscription, who: 'user:wang' }
    const outcome = await transactions().run(async ({ channels }) => {
      await channels.save(channel)
      await channels.subscribe(subscription)
      await channels.subscribe(again)
      const before = await channels.subscriptions(channel.id)
      const count = (await channels.countSubscriptions()).get(channel.id)
      const gone = [await channels.remove(channel.id), await channels.remove(channel.id)]
      return { before, count, gone, after: await channels.subscriptions(channel.id) }
    })
    expect(outcome).toEqual({ before: [again], count: 1, gone: [true, false], after: [] })
  })
}

export function deliveryTests({ transactions, unique }: RecordsTestContext): void {
  test('a delivery is due until it is settled, and is found by what it tells of', async () => {
    const channel = aChannel(unique('channel'))
    const alertId = unique('alert')
    const delivery = aDelivery(unique('delivery'), channel.id, alertId)
    const accepted = { ...delivery, state: 'accepted', attempts: 1, nextAttemptAt: null } as const
    const mine = (rows: readonly Delivery[]) => rows.filter(({ id }) => id === delivery.id)
    const outcome = await transactions().run(async ({ channels, deliveries }) => {
      await channels.save(channel)
      await deliveries.add([])
      await deliveries.add([delivery])
      const due = mine(await deliveries.due(SATURDAY, 1_000))
      const since = mine(await deliveries.since(plus(SATURDAY, hours(9))))
      await deliveries.save(accepted)
      return {
        due,
        since,
        later: mine(await deliveries.due(plus(SATURDAY, hours(9)), 1_000)),
        told: await deliveries.ofAlerts([alertId]),
        listed: (await deliveries.list({ limit: 5, cursor: null }, { channelId: channel.id }))
          .items,
        none: await deliveries.ofAlerts([]),
      }
    })
    expect(outcome).toEqual({
      due: [delivery],
      since: [delivery],
      later: [],
      told: [accepted],
      listed: [accepted],
      none: [],
    })
  })
}

export function tellingTests({ transactions, unique }: RecordsTestContext): void {
  test('what a channel was last told of an alert takes the place of what it was told before', async () => {
    const channel = aChannel(unique('channel'))
    const told = {
      alertId: unique('alert'),
      channelId: channel.id,
      at: SATURDAY,
      level: 'warning',
      news: 'raised',
    } as const
    const again = { ...told, at: plus(SATURDAY, minutes(10)), news: 'repeat' } as const
    const found = await transactions().run(async ({ channels, deliveries }) => {
      await channels.save(channel)
      await deliveries.tell([told])
      await deliveries.tell([again])
      return await deliveries.tellings([told.alertId])
    })
    expect(found).toEqual([again])
  })

  test('alerts that are not settled are found, those of long ago are not', async () => {
    const [open, settled] = [aViolationOf(unique), aViolationOf(unique)]
    const ids = [unique('alert'), unique('alert')]
    const attention = {
      acknowledgedUntil: SATURDAY,
      acknowledgementExpiredAt: null,
      silence: { at: SATURDAY, by: 'user:li', until: null, why: '已联系' },
      silenceOver: null,
    }
    const alert = aStoredAlert({ id: ids[0] ?? '', violationId: open.id, attention })
    const found = await transactions().run(async ({ violations, alerts }) => {
      await violations.save(open)
      await violations.save(settled)
      await alerts.save(alert)
      const status = 'resolved' as const
      await alerts.save(aStoredAlert({ id: ids[1] ?? '', violationId: settled.id, status }))
      const of = async (from: typeof SATURDAY) =>
        (await alerts.unsettled(from, 10_000)).filter(({ id }) => ids.includes(id))
      return [await of(SATURDAY), await of(plus(SATURDAY, hours(1)))]
    })
    expect(found).toEqual([[alert], []])
  })
}

export function dutyTests({ transactions, unique }: RecordsTestContext): void {
  test('shifts come in order of their beginnings, and versions guard them', async () => {
    const shift = (from: number) => ({
      id: unique('shift'),
      from: plus(SATURDAY, hours(from)),
      to: plus(SATURDAY, hours(from + 8)),
      steps: [{ person: '李', channelIds: ['one'], afterMinutes: 0 }],
      handOver: null,
      version: 1,
    })
    const [late, early] = [shift(8), shift(0)]
    const handed = {
      ...early,
      handOver: { note: '三号房反复开播', by: 'user:li', at: SATURDAY },
      version: 2,
    }
    const outcome = await transactions().run(async ({ duty }) => {
      const saves = [
        await duty.save(late),
        await duty.save(early),
        await duty.save(handed),
        await duty.save(handed),
      ]
      const ours = (await duty.endingAfter(SATURDAY)).filter(({ id }) =>
        [late.id, early.id].includes(id),
      )
      const gone = await duty.remove(late.id)
      return { saves, ours, gone, found: await duty.find(late.id) }
    })
    expect(outcome).toEqual({
      saves: [true, true, true, false],
      ours: [handed, late],
      gone: true,
      found: null,
    })
  })
}
