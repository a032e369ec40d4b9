import { describe, expect, it, test } from 'vitest'
import type { Channel } from '../../../../src/contracts/alerts/channel.ts'
import type { SystemInfo } from '../../../../src/contracts/system.ts'
import type { HealthFacts } from '../../../../src/contracts/upkeep/health.ts'
import { healthItems, timeMeans } from '../../../../src/dashboard/health/health-items.ts'

const NOW = Date.parse('2026-03-07T10:00:00+08:00')
const ago = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString()
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

const MARKS = { heartbeatSentAt: ago(MINUTE), heartbeatFailedAt: null, backupAt: ago(DAY) }
const FACTS: HealthFacts = {
  parts: [],
  evidence: null,
  space: null,
  readers: null,
  clock: null,
  calendarKnownUntil: '2026-12-31',
  heartbeatSet: true,
  marks: MARKS,
}

const INFO = {
  parts: [],
  notices: [],
  canaries: null,
  heardCanaries: null,
  nodes: [],
} as unknown as SystemInfo

const levelOf = (kind: string, facts: Partial<HealthFacts> = {}, info: Partial<SystemInfo> = {}) =>
  healthItems({
    info: { ...INFO, ...info },
    facts: { ...FACTS, ...facts },
    channels: null,
    now: NOW,
  }).find((one) => one.kind === kind)?.level

test('the worst stands first, and what nobody can say before what is well', () => {
  const channel = (change: Partial<Channel>) =>
    ({
      id: 'c',
      enabled: true,
      failing: false,
      lastAcceptedAt: ago(DAY),
      lastFailedAt: null,
      ...change,
    }) as Channel
  const items = healthItems({
    info: {
      ...INFO,
      parts: [
        { name: 'database', ready: true, detail: 'PGlite' },
        { name: 'browser', ready: false, detail: 'none' },
      ],
      notices: [
        { code: 'clock-stepped', zh: '', en: '' },
        { code: 'no-worker', zh: '', en: '' },
      ],
    },
    facts: { ...FACTS, marks: { ...MARKS, backupAt: null } },
    channels: [channel({}), channel({ failing: true }), channel({ lastAcceptedAt: null })],
    now: NOW,
  })
  expect(items.map(({ kind, level }) => `${level} ${kind}`)).toEqual([
    'bad notice',
    'bad part',
    'bad channel',
    'watch notice',
    'watch channel',
    'watch backup',
    'unknown nodes',
    'well part',
    'well channel',
    'well heartbeat',
    'well calendar',
  ])
})

describe('the heartbeat outside', () => {
  it.each<[string, boolean, string | null, string | null]>([
    ['well', true, ago(MINUTE), ago(DAY)],
    ['watch', false, null, null],
    ['bad', true, ago(10 * MINUTE), null],
    ['bad', true, null, null],
    ['bad', true, ago(2 * MINUTE), ago(MINUTE)],
  ])('is %s', (level, heartbeatSet, heartbeatSentAt, heartbeatFailedAt) => {
    const marks = { ...MARKS, heartbeatSentAt, heartbeatFailedAt }
    expect(levelOf('heartbeat', { heartbeatSet, marks })).toBe(level)
  })
})

test('a year that is not arranged, or ends soon, is told', () => {
  expect(levelOf('calendar', { calendarKnownUntil: null })).toBe('bad')
  expect(levelOf('calendar', { calendarKnownUntil: '2026-03-31' })).toBe('watch')
  expect(levelOf('calendar')).toBe('well')
})

test('what the machine has too little of, lost or was moved by', () => {
  const evidence = { place: null, waiting: 0, lost: 0 }
  expect(levelOf('store', { evidence })).toBe('well')
  expect(levelOf('store', { evidence: { ...evidence, waiting: 1 } })).toBe('watch')
  expect(levelOf('store', { evidence: { ...evidence, lost: 1 } })).toBe('bad')
  const space = { freeBytes: 1, scarce: true, folder: null }
  expect(levelOf('space', { space })).toBe('bad')
  expect(levelOf('clock', { clock: { steps: 1, lastStepSeconds: 3 } })).toBe('watch')
  expect(levelOf('readers', { readers: { deaths: 1, refused: 0 } })).toBe('well')
  expect(levelOf('backup', { marks: { ...MARKS, backupAt: ago(8 * DAY) } })).toBe('watch')
})

test('since when is told of a part of this process alone, as it is now', () => {
  const since = { name: 'database', since: ago(DAY), atLeast: true } as const
  const of = (ready: boolean, part: object) =>
    healthItems({
      info: { ...INFO, parts: [{ name: 'database', ready: true, detail: '', ...part }] },
      facts: { ...FACTS, parts: [{ ...since, ready }] },
      channels: [],
      now: NOW,
    }).find(({ kind }) => kind === 'part')
  expect(of(true, {})).toMatchObject({ since: since.since, atLeast: true })
  expect(of(false, {})).toMatchObject({ since: null })
  expect(of(true, { nodes: ['east'] })).toMatchObject({ since: null })
})

test('what could not be seen is unknown, neither well nor missing', () => {
  expect(levelOf('backup', { marks: null })).toBe('unknown')
  expect(levelOf('heartbeat', { marks: null })).toBe('unknown')
  expect(levelOf('heartbeat', { marks: null, heartbeatSet: false })).toBe('watch')
  expect(levelOf('channels')).toBe('unknown')
})

test('what happens again and again has a last time, a state lasts since one', () => {
  const items = healthItems({ info: INFO, facts: FACTS, channels: [], now: NOW })
  const means = (kind: string) => items.filter((one) => one.kind === kind).map(timeMeans)
  expect([means('backup'), means('heartbeat'), means('nodes')]).toEqual([
    ['latest'],
    ['latest'],
    ['since'],
  ])
})

test('what a line tells itself is not told and counted once more as a notice', () => {
  const notices = [
    { code: 'calendar-provisional' as const, zh: '', en: '' },
    { code: 'no-browser' as const, zh: '', en: '' },
  ]
  const kinds = healthItems({
    info: { ...INFO, notices },
    facts: { ...FACTS, calendarKnownUntil: '2026-03-31' },
    channels: null,
    now: NOW,
  }).flatMap((item) => (item.kind === 'notice' ? [item.notice.code] : []))
  expect(kinds).toEqual(['no-browser'])
})

test('alerts that reach nobody for want of a channel want an eye on them', () => {
  const levels = healthItems({
    info: { ...INFO, parts: [{ name: 'alerts', ready: true, detail: '' }] },
    facts: FACTS,
    channels: [],
    now: NOW,
  }).flatMap((item) => (item.kind === 'part' ? [item.level] : []))
  expect(levels).toEqual(['watch'])
})
