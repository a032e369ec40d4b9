import { expect, test } from 'vitest'
import { NEVER_USED } from '../../../../src/core/alerts/channel.ts'
import { composeMessage, testMessage } from '../../../../src/core/alerts/compose-message.ts'
import type { MessageItem, PlannedMessage } from '../../../../src/core/alerts/decide-messages.ts'
import { decideLiftSilence, decideSilence } from '../../../../src/core/violations/decide-alert.ts'
import { aStoredAlert, aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'

const item = (news: MessageItem['news'], change = {}): MessageItem => ({
  news,
  case: {
    alert: aStoredAlert({ level: 'critical' }),
    violation: aStoredViolation({ id: 'violation 1', ...change }),
    roomTitle: '初三数学\n直播',
    institutionName: '虚构机构',
    platform: 'media.example',
    keyPeriod: true,
  },
})

const planned = (items: PlannedMessage['items'], called: PlannedMessage['called'] = null) => ({
  channel: {
    id: 'group',
    name: '值班群',
    settings: { kind: 'push' },
    enabled: true,
    audience: 'everyone',
    leastLevel: 'notice',
    region: null,
    groupBy: 'all',
    groupSeconds: 60,
    repeatMinutes: 10,
    quiet: null,
    createdAt: SATURDAY,
    changedAt: SATURDAY,
    version: 1,
    health: NEVER_USED,
  } as const,
  group: 'all',
  items,
  called,
})

const setting = { publicOrigin: 'https://patrol.example.cn', handOver: null, now: SATURDAY }

test('a message is Chinese first, links to the violation, and tells times with their offset', () => {
  const message = composeMessage(planned([item('still-going')]), setting)
  expect(message.title.zh).toBe('[紧急] 已知悉但仍在进行')
  const [entry] = message.entries
  expect(entry?.link).toBe('https://patrol.example.cn/violations/violation%201')
  expect(entry?.facts.map(({ value }) => value)).toEqual([
    '虚构机构',
    '初三数学 直播',
    expect.stringMatching(/^CAL-REST /),
    '2026-10-17 09:30:00+08:00',
  ])
  expect(
    composeMessage(planned([item('raised')]), { ...setting, publicOrigin: null }).entries[0]?.link,
  ).toBeNull()
})

test('a drill says that it is one', () => {
  const message = composeMessage(planned([item('raised', { rehearsal: true })]), setting)
  expect(message.title.zh).toBe('演练 [紧急] 新告警')
})

test('many alerts are listed up to a few, and the rest is counted', () => {
  const all = Array.from({ length: 11 }, () => item('raised'))
  const message = composeMessage(planned([item('raised'), ...all]), setting)
  expect(message.title.zh).toBe('[紧急] 新告警 等 12 条')
  expect([message.entries.length, message.more]).toEqual([8, 4])
})

test('who is called reads his name and what the last shift left word of', () => {
  const handOver = { note: '三号房反复开播', by: 'user:li', at: SATURDAY }
  const called = { step: 2, person: '王' }
  const { notes } = composeMessage(planned([item('escalated')], called), { ...setting, handOver })
  expect(notes.map(({ zh }) => zh)).toEqual(['值班：王', '交接（user:li）：三号房反复开播'])
})

test('a test message says that it is no alert, and who sent it', () => {
  const message = testMessage('值班群', 'user:li', SATURDAY)
  expect(message).toMatchObject({ kind: 'test', entries: [] })
  expect(message.notes[0]?.zh).toBe('由 user:li 于 2026-10-17 09:30:00+08:00 发出，不是告警。')
})

test('a silence is lifted once', () => {
  const silence = { at: SATURDAY, by: 'user:li', until: null, why: '已联系' }
  const silent = decideSilence(aStoredAlert(), silence)
  const lifted = silent && decideLiftSilence(silent, SATURDAY)
  expect(lifted?.attention).toMatchObject({ silence: null, silenceOver: { how: 'lifted' } })
  expect(lifted && decideLiftSilence(lifted, SATURDAY)).toBeNull()
  expect(decideSilence(aStoredAlert({ status: 'resolved' }), silence)).toBeNull()
})
