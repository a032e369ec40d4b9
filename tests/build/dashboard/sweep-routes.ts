import type { ScheduleChange } from '../../../src/contracts/law/calendar.ts'
import type { AddressLook } from '../../../src/contracts/register/address-look.ts'
import type { Sweep, SweepRun } from '../../../src/contracts/sweep.ts'
import { type Answer, type Call, list, ok, problem, type Route } from './fixture-answers.ts'
import type { FixtureState } from './fixture-state.ts'

const LOOK: AddressLook = {
  url: 'https://live.example.cn/room/9',
  checkedAt: '2026-03-07T09:30:00+08:00',
  airState: 'on-air',
  unseenReason: null,
  unseenWords: null,
  source: { kind: 'hls', width: 1280, height: 720, recording: false },
  pageTitle: '周末提高班',
  picture: null,
  lines: ['例题 解方程'],
  label: 'subject',
  subjects: ['MAT'],
  outcome: 'violation',
  legalTime: {
    verdict: 'forbidden',
    rule: 'CAL-REST',
    reason: { zh: '休息日', en: 'a rest day' },
    until: '2026-03-09T00:00:00+08:00',
  },
  known: [],
}

const RUN: SweepRun = {
  id: 'daily@2026-03-07',
  sweep: 'daily',
  kind: 'scheduled',
  state: 'running',
  day: '2026-03-07',
  startedAt: '2026-03-07T00:00:00+08:00',
  endedAt: null,
  who: 'system',
  why: 'tick',
  backfilled: false,
  progress: { rooms: 12, looked: 7, at: '2026-03-07T09:30:00+08:00' },
  estimatedEnd: null,
}

const SWEEP: Sweep = {
  name: 'daily',
  titleZh: '日常巡查',
  titleEn: 'Daily patrol',
  file: 'sweeps/daily.yaml',
  cron: '*/10 * * * * *',
  zone: 'Asia/Shanghai',
  rank: 0,
  window: null,
  regions: [],
  stages: ['compulsory'],
  platforms: [],
  kinds: [],
  tiers: [],
  tags: [],
  probeSeconds: 10,
  watchSeconds: 5,
  tierCadence: {},
  runsToday: true,
  next: null,
  campaign: null,
  run: RUN,
}

function savedSweep(state: FixtureState, { body }: Call): Answer {
  const { document, dryRun, expectedVersion } = body as {
    readonly document: { readonly cadence?: object } | string
    readonly dryRun: boolean
    readonly expectedVersion: string
  }
  if (expectedVersion !== 'v1') return problem(409, 'conflict', '刚被他人修改，请刷新后再试。')
  const cadence = typeof document === 'string' ? document : JSON.stringify(document.cadence)
  if (!dryRun) state.reasons.push(`sweep: ${cadence}`)
  const warnings = ['sweeps/daily.yaml:12 scope 没有一个在册房间']
  return ok({ changeId: null, draftId: 'd', warnings, version: 'v1', sweep: SWEEP })
}

const VERSION: ScheduleChange = {
  id: 'c1',
  at: '2026-03-06T09:30:00+08:00',
  who: 'user:wang',
  why: '放宽间隔',
  kind: 'sweep',
  files: ['sweeps/daily.yaml'],
  undoes: null,
}

const told = (state: FixtureState, verb: string, { body }: Call): Answer => {
  state.reasons.push(`${verb}: ${(body as { reason: string }).reason}`)
  return ok(RUN)
}

/** Addresses that are looked at, and the sweeps of the made-up program. */
export const OF_SWEEPS: readonly Route[] = [
  { method: 'POST', path: /^\/addresses\/look$/, answer: () => ok(LOOK) },
  { method: 'GET', path: /^\/sweeps$/, answer: () => list([SWEEP]) },
  {
    method: 'GET',
    path: /^\/sweeps\/daily$/,
    answer: () => ok({ ...SWEEP, text: 'name: daily\n', version: 'v1' }),
  },
  { method: 'GET', path: /^\/sweeps\/daily\/versions$/, answer: () => list([VERSION]) },
  { method: 'PUT', path: /^\/sweeps\/daily$/, answer: savedSweep },
  {
    method: 'POST',
    path: /^\/sweeps\/daily\/run$/,
    answer: (state, call) => told(state, 'run', call),
  },
  {
    method: 'POST',
    path: /^\/sweeps\/daily\/undo$/,
    answer: (state, call) => {
      told(state, 'undo', call)
      return ok({ changeId: 'c2', draftId: 'd', warnings: [], version: 'v0', sweep: SWEEP })
    },
  },
  { method: 'GET', path: /^\/runs$/, answer: () => list([RUN]) },
  {
    method: 'POST',
    path: /^\/runs\/[^/]+\/(pause|resume|stop)$/,
    answer: (state, call) => told(state, call.params[0] ?? '', call),
  },
]
