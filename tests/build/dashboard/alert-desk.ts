import type { Alert } from '../../../src/contracts/alerts/alert.ts'
import type { Channel } from '../../../src/contracts/alerts/channel.ts'
import type { Delivery } from '../../../src/contracts/alerts/delivery.ts'
import type { Duty } from '../../../src/contracts/alerts/duty.ts'

/** How alerts leave the made-up program. */
export type AlertDesk = {
  channels: Channel[]
  deliveries: Delivery[]
  duty: Duty
  /** By violation. */
  alerts: Map<string, Alert>
}

export const emptyDesk = (): AlertDesk => ({
  channels: [],
  deliveries: [],
  duty: { shifts: [], currentId: null, handedOver: null, overlaps: [] },
  alerts: new Map(),
})

const MORNING = '2026-03-07T09:30:00+08:00'

const aChannel = (change: Partial<Channel>): Channel => ({
  id: 'robot',
  name: '执法支队值班群',
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: null,
  groupBy: 'institution',
  groupSeconds: 60,
  repeatMinutes: 10,
  quiet: null,
  settings: { kind: 'dingtalk', origin: 'https://oapi.dingtalk.com' },
  subscriptions: 0,
  createdAt: MORNING,
  changedAt: MORNING,
  version: 1,
  lastAcceptedAt: MORNING,
  lastFailedAt: null,
  failures: 0,
  problem: null,
  failing: false,
  ...change,
})

const aDelivery = (change: Partial<Delivery>): Delivery => ({
  id: 'd-1',
  channelId: 'robot',
  kind: 'alerts',
  title: { zh: '[紧急] 新告警 等 3 条', en: '[critical] New alert and 2 more' },
  alertIds: ['alert-1'],
  violationIds: ['violation-1'],
  state: 'accepted',
  attempts: 1,
  createdAt: MORNING,
  lastAttemptAt: MORNING,
  nextAttemptAt: null,
  problem: null,
  ...change,
})

const PROBLEM = {
  code: 'errcode 93000',
  detail: 'invalid webhook url',
  text: 'errcode 93000: invalid webhook url',
}

const CHANNELS: readonly Channel[] = [
  aChannel({}),
  aChannel({
    id: 'broken',
    name: '企业微信大群',
    settings: { kind: 'wecom', origin: 'https://qyapi.weixin.qq.com' },
    lastFailedAt: MORNING,
    failures: 5,
    problem: 'errcode 93000: invalid webhook url',
    failing: true,
  }),
  aChannel({
    id: 'mail',
    name: '科室邮箱',
    enabled: false,
    audience: 'duty',
    settings: {
      kind: 'mail',
      host: 'mail.office.example.cn',
      port: 465,
      security: 'tls',
      user: 'patrol',
      from: 'patrol@office.example.cn',
      to: ['li@office.example.cn', 'wang@office.example.cn'],
    },
    lastAcceptedAt: null,
  }),
  aChannel({ id: 'push', name: '值班电脑', settings: { kind: 'push' }, subscriptions: 2 }),
]

/** A robot that works, one that does not, mail, browsers, and two people on duty. */
export function busyDesk(violationId: string): AlertDesk {
  const steps = [
    { person: '李明', channelIds: ['robot'], afterMinutes: 0 },
    { person: '王芳', channelIds: ['mail'], afterMinutes: 10 },
  ]
  const handOver = { note: '三号房昨晚反复开播，盯紧', by: 'user:zhao', at: MORNING }
  const shift = { steps, version: 1 }
  return {
    channels: [...CHANNELS],
    deliveries: [
      aDelivery({}),
      aDelivery({ id: 'd-2', channelId: 'broken', state: 'failed', attempts: 8, problem: PROBLEM }),
      aDelivery({ id: 'd-3', channelId: 'gone', kind: 'test', violationIds: [], state: 'waiting' }),
    ],
    duty: {
      shifts: [
        {
          ...shift,
          id: 's-1',
          from: '2026-03-06T20:00:00+08:00',
          to: '2026-03-07T08:00:00+08:00',
          handOver,
        },
        {
          ...shift,
          id: 's-2',
          from: '2026-03-07T08:00:00+08:00',
          to: '2026-03-07T20:00:00+08:00',
          handOver: null,
        },
      ],
      currentId: 's-2',
      handedOver: handOver,
      overlaps: [],
    },
    alerts: new Map([
      [
        violationId,
        {
          id: 'alert-1',
          violationId,
          roomId: 'room-1',
          roomTitle: '初三数学',
          institutionName: '虚构机构',
          rule: 'CAL-REST',
          level: 'critical',
          status: 'raised',
          raisedAt: MORNING,
          acknowledgedAt: MORNING,
          acknowledgedBy: 'user:li',
          acknowledgedUntil: null,
          acknowledgementExpiredAt: MORNING,
          silence: null,
          sent: { accepted: 1, waiting: 0, failed: 1, lastAcceptedAt: MORNING },
        },
      ],
    ]),
  }
}
