import type { HealthFacts } from '../../../../src/contracts/upkeep/health.ts'
import {
  RUNNING_NAMES,
  RUNNING_RANGES,
  type WireRunningSettings,
  type WireRunningVersion,
} from '../../../../src/contracts/upkeep/running-settings.ts'
import type { Setting } from '../../../../src/contracts/upkeep/settings.ts'
import { list, ok, type Route } from '../fixture-answers.ts'

const AT = '2026-03-07T09:42:00+08:00'

/** Something of every level. */
export const FACTS: HealthFacts = {
  parts: [
    { name: 'database', ready: true, since: AT, atLeast: true },
    { name: 'browser', ready: false, since: AT, atLeast: false },
  ],
  evidence: { place: '/var/lib/xuncha/evidence', waiting: 3, lost: 0 },
  space: { freeBytes: 48_000_000_000, scarce: false, folder: '/var/lib/xuncha' },
  readers: { deaths: 2, refused: 1 },
  clock: { steps: 1, lastStepSeconds: -4 },
  calendarKnownUntil: '2026-12-31',
  heartbeatSet: true,
  marks: { heartbeatSentAt: AT, heartbeatFailedAt: AT, backupAt: null },
}

const aSetting = (name: string, change: Partial<Setting>): Setting => ({
  name,
  ...{ value: null, set: false, secret: false, source: 'default', restart: true, page: null },
  usual: { zh: '数据目录里', en: 'in the data folder' },
  about: { zh: '它做什么，写在这里', en: 'what it does stands here' },
  ...change,
})

const SETTINGS: readonly Setting[] = [
  aSetting('DATABASE_URL', { secret: true, set: true, source: 'environment' }),
  aSetting('XUNCHA_EVIDENCE_URL', {
    value: 's3://***@evidence?endpoint=https://storage.of.the.city.example.cn&region=cn-south-1',
    set: true,
    source: 'environment',
  }),
  aSetting('XUNCHA_WORK', { source: 'running', restart: false, page: '/nodes' }),
  aSetting('oidcClientSecret', { secret: true, usual: null }),
]

const RUNNING: WireRunningSettings = {
  version: 1,
  items: RUNNING_NAMES.map((name) => ({
    name,
    started: name === 'canaryMinutes' ? null : RUNNING_RANGES[name].least + 1,
    wished: name === 'takeBackMinutes' ? 20 : null,
    value: name === 'takeBackMinutes' ? 20 : RUNNING_RANGES[name].least + 1,
    ...RUNNING_RANGES[name],
  })),
}

const VERSION: WireRunningVersion = {
  ...{ version: 1, at: AT, who: 'user:officer', why: '值守人员请求延长', undoes: null },
  changes: [{ name: 'takeBackMinutes', before: null, after: 20 }],
}

export const OF_UPKEEP: readonly Route[] = [
  { method: 'GET', path: /^\/health$/, answer: () => ok(FACTS) },
  { method: 'GET', path: /^\/settings$/, answer: () => list(SETTINGS) },
  { method: 'GET', path: /^\/settings\/running$/, answer: () => ok(RUNNING) },
  { method: 'GET', path: /^\/settings\/running\/versions$/, answer: () => list([VERSION]) },
]
