import type { HealthFacts } from '../../../../src/contracts/upkeep/health.ts'
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

export const OF_UPKEEP: readonly Route[] = [
  { method: 'GET', path: /^\/health$/, answer: () => ok(FACTS) },
  { method: 'GET', path: /^\/settings$/, answer: () => list(SETTINGS) },
]
