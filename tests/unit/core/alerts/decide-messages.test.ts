import { describe, expect, test } from 'vitest'
import { type Channel, NEVER_USED } from '../../../../src/core/alerts/channel.ts'
import {
  type AlertCase,
  decideMessages,
  type MessageFacts,
} from '../../../../src/core/alerts/decide-messages.ts'
import type { Delivery } from '../../../../src/core/alerts/delivery.ts'
import type { DutyShift } from '../../../../src/core/alerts/duty.ts'
import type { Telling } from '../../../../src/core/alerts/news.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import type { Alert } from '../../../../src/core/violations/alert.ts'
import {
  decideAcknowledge,
  decideLapse,
  decideSilence,
} from '../../../../src/core/violations/decide-alert.ts'
import { aStoredAlert, aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'
import { at } from '../../../build/violations.ts'

const aChannel = (change: Partial<Channel> = {}): Channel => ({
  id: 'group',
  name: '值班群',
  settings: { kind: 'wecom', origin: 'https://qyapi.weixin.qq.com' },
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: null,
  groupBy: 'institution',
  groupSeconds: 60,
  repeatMinutes: 10,
  quiet: null,
  createdAt: SATURDAY,
  changedAt: SATURDAY,
  version: 1,
  health: NEVER_USED,
  ...change,
})

const aCase = (
  name: string,
  change: Partial<AlertCase> & { readonly institution?: string } = {},
): AlertCase => ({
  alert: aStoredAlert({ id: `alert-${name}`, violationId: `violation-${name}` }),
  violation: aStoredViolation({
    id: `violation-${name}`,
    roomId: `room-${name}`,
    institutionId: change.institution ?? `institution-${name}`,
  }),
  roomTitle: `教室 ${name}`,
  institutionName: '虚构机构',
  platform: 'media.example',
  keyPeriod: false,
  ...change,
})

const decide = (change: Partial<MessageFacts>) =>
  decideMessages({
    cases: [],
    channels: [aChannel()],
    tellings: [],
    shifts: [],
    deliveries: [],
    now: plus(SATURDAY, seconds(5)),
    ...change,
  })

const told = (alertId: string, change: Partial<Telling> = {}): Telling => ({
  alertId,
  channelId: 'group',
  at: SATURDAY,
  level: 'warning',
  news: 'raised',
  ...change,
})

const sent = (change: Partial<Delivery>): Delivery => ({
  id: 'delivery',
  channelId: 'group',
  group: 'institution institution-a',
  alertIds: [],
  message: {
    kind: 'alerts',
    at: SATURDAY,
    title: { zh: '', en: '' },
    entries: [],
    more: 0,
    notes: [],
  },
  state: 'accepted',
  attempts: 1,
  createdAt: SATURDAY,
  lastAttemptAt: SATURDAY,
  nextAttemptAt: null,
  problem: null,
  ...change,
})

const said = (messages: ReturnType<typeof decide>) =>
  messages.map(({ channel, items }) => [
    channel.id,
    ...items.map(({ case: { alert }, news }) => `${alert.id} ${news}`),
  ])

describe('what is told at once, and what together', () => {
  test('several violations of one institution are one message, the gravest first', () => {
    const grave = aCase('b', { institution: 'x' })
    const cases = [
      aCase('a', { institution: 'x' }),
      { ...grave, alert: { ...grave.alert, level: 'critical' as const } },
      aCase('c'),
    ]
    expect(said(decide({ cases }))).toEqual([
      ['group', 'alert-b raised', 'alert-a raised'],
      ['group', 'alert-c raised'],
    ])
  })

  test('what comes within the span after a message of its group waits for the rest, and is not lost', () => {
    const deliveries = [sent({})]
    const cases = [aCase('a')]
    expect(decide({ cases, deliveries })).toEqual([])
    expect(said(decide({ cases, deliveries, now: plus(SATURDAY, seconds(60)) }))).toEqual([
      ['group', 'alert-a raised'],
    ])
  })

  test('more groups than a robot takes in a minute become fewer messages with all alerts in them', () => {
    const cases = Array.from({ length: 50 }, (_, place) => aCase(`${place}`))
    const messages = decide({ cases })
    expect(messages).toHaveLength(20)
    expect(
      new Set(messages.flatMap(({ items }) => items.map((one) => one.case.alert.id))).size,
    ).toBe(50)
    const busy = Array.from({ length: 19 }, (_, place) => sent({ group: `${place}` }))
    const [only, ...others] = decide({ cases, deliveries: busy })
    expect(only?.items).toHaveLength(50)
    expect(others).toEqual([])
    expect(decide({ cases, deliveries: [...busy, sent({ group: 'more' })] })).toEqual([])
  })

  test('a channel is told of its own place and of what is grave enough for it', () => {
    const cases = [aCase('a')]
    expect(decide({ cases, channels: [aChannel({ region: '110000' })] })).toEqual([])
    expect(decide({ cases, channels: [aChannel({ region: '440000' })] })).toHaveLength(1)
    expect(decide({ cases, channels: [aChannel({ leastLevel: 'critical' })] })).toEqual([])
    expect(decide({ cases, channels: [aChannel({ enabled: false })] })).toEqual([])
  })
})

describe('while the lesson goes on', () => {
  const one = aCase('a')
  const withAlert = (alert: Alert | null): AlertCase => {
    if (alert === null) throw new Error('nothing was decided')
    return { ...one, alert }
  }
  const later = (by: number): Instant => plus(SATURDAY, minutes(by))
  const tellings = [told('alert-a')]

  test('it is told again until somebody acknowledges it, and once that it ended unseen', () => {
    expect(decide({ cases: [one], tellings, now: later(9) })).toEqual([])
    expect(said(decide({ cases: [one], tellings, now: later(10) }))).toEqual([
      ['group', 'alert-a repeat'],
    ])
    const acknowledged = withAlert(decideAcknowledge(one.alert, 'user:li', later(1)))
    expect(decide({ cases: [acknowledged], tellings, now: later(20) })).toEqual([])
    const over = { ...one, violation: { ...one.violation, ongoing: false, endedAt: later(3) } }
    expect(said(decide({ cases: [over], tellings, now: later(3) }))).toEqual([
      ['group', 'alert-a ended-unseen'],
    ])
    const ended = [told('alert-a', { news: 'ended-unseen', at: later(3) })]
    expect(decide({ cases: [over], tellings: ended, now: later(90) })).toEqual([])
  })

  test('an acknowledgement that ran out alerts again: 已知悉但仍在进行', () => {
    const acknowledged = decideAcknowledge(one.alert, 'user:li', later(1), later(15))
    if (acknowledged === null) throw new Error('not acknowledged')
    expect(decideLapse(acknowledged, true, later(14))).toBeNull()
    expect(decideLapse(acknowledged, false, later(16))).toBeNull()
    const again = withAlert(decideLapse(acknowledged, true, later(15)))
    expect(again.alert).toMatchObject({ status: 'raised', acknowledgedBy: 'user:li' })
    expect(said(decide({ cases: [again], tellings, now: later(15) }))).toEqual([
      ['group', 'alert-a still-going'],
    ])
    const after = [told('alert-a', { news: 'still-going', at: later(15) })]
    expect(decide({ cases: [again], tellings: after, now: later(16) })).toEqual([])
  })

  test('a silence holds everything back, and a word is said when its time or the lesson is over', () => {
    const silence = { at: later(1), by: 'user:li', until: later(30), why: '已电话通知机构' }
    const silent = decideSilence(one.alert, silence)
    if (silent === null) throw new Error('not silenced')
    expect(decide({ cases: [withAlert(silent)], tellings, now: later(29) })).toEqual([])
    const expired = withAlert(decideLapse(silent, true, later(30)))
    expect(said(decide({ cases: [expired], tellings, now: later(30) }))).toEqual([
      ['group', 'alert-a silence-expired'],
    ])
    const ended = withAlert(decideLapse(silent, false, later(20)))
    const over = { ...ended, violation: { ...one.violation, ongoing: false } }
    expect(said(decide({ cases: [over], tellings, now: later(20) }))).toEqual([
      ['group', 'alert-a silence-over'],
    ])
    const last = [told('alert-a', { news: 'silence-over', at: later(20) })]
    expect(decide({ cases: [over], tellings: last, now: later(60) })).toEqual([])
  })

  test('it is told at once that it grew worse', () => {
    const worse = withAlert({ ...one.alert, level: 'critical' })
    expect(said(decide({ cases: [worse], tellings, now: later(1) }))).toEqual([
      ['group', 'alert-a worse'],
    ])
  })
})

describe('quiet hours', () => {
  const channels = [aChannel({ quiet: { fromMinute: 22 * 60, toMinute: 7 * 60 } })]
  test('hold messages back until they are over, never in a key period', () => {
    const night = at('2026-10-17T23:30:00+08:00')
    const cases = [aCase('a')]
    expect(decide({ cases, channels, now: night })).toEqual([])
    expect(decide({ cases, channels, now: at('2026-10-18T07:00:00+08:00') })).toHaveLength(1)
    expect(decide({ cases: [aCase('a', { keyPeriod: true })], channels, now: night })).toHaveLength(
      1,
    )
  })
})

describe('the duty roster', () => {
  const channels = [
    aChannel({ id: 'li', audience: 'duty' }),
    aChannel({ id: 'wang', audience: 'duty' }),
  ]
  const shift: DutyShift = {
    id: 'shift',
    from: SATURDAY,
    to: plus(SATURDAY, minutes(240)),
    steps: [
      { person: '李', channelIds: ['li'], afterMinutes: 0 },
      { person: '王', channelIds: ['wang'], afterMinutes: 5 },
    ],
    handOver: null,
    version: 1,
  }
  const shifts = [shift]
  const cases = [aCase('a')]

  test('the first is told at once, the second when nobody acknowledged in time', () => {
    expect(said(decide({ cases, channels, shifts }))).toEqual([['li', 'alert-a raised']])
    const tellings = [told('alert-a', { channelId: 'li' })]
    const now = plus(SATURDAY, minutes(5))
    const messages = decide({ cases, channels, shifts, tellings, now })
    expect(said(messages)).toEqual([['wang', 'alert-a escalated']])
    expect(messages[0]?.called).toEqual({ step: 2, person: '王' })
  })

  test('nobody is called off duty, nor for what was acknowledged', () => {
    const after = plus(SATURDAY, minutes(241))
    expect(decide({ cases, channels, shifts, now: after })).toEqual([])
    const alert = decideAcknowledge(aCase('a').alert, 'user:li', SATURDAY)
    if (alert === null) throw new Error('not acknowledged')
    const acknowledged = [{ ...aCase('a'), alert }]
    const now = plus(SATURDAY, minutes(6))
    expect(decide({ cases: acknowledged, channels, shifts, now })).toEqual([])
  })
})

describe('a cut that a second person finds wrong', () => {
  const cutDisputedAt = plus(SATURDAY, seconds(3))
  const settled = aStoredAlert({ id: 'alert-a', violationId: 'violation-a', status: 'resolved' })
  const disputed = aCase('a', { alert: settled, cutDisputedAt })

  test('is told of a settled alert too, to everybody and once', () => {
    const duty = aChannel({ audience: 'duty' })
    const first = decide({ cases: [disputed], channels: [duty], tellings: [told('alert-a')] })
    expect(first.flatMap(({ items }) => items.map(({ news }) => news))).toEqual(['cut-disputed'])
    expect(decide({ cases: [disputed], channels: [duty] })).toHaveLength(1)
    const tellings = [told('alert-a', { news: 'cut-disputed', at: plus(SATURDAY, seconds(4)) })]
    expect(decide({ cases: [disputed], tellings })).toEqual([])
  })
})
