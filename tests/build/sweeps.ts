import type { SweepRun } from '../../src/core/patrol/sweeps/sweep-run.ts'
import { civilDateOf } from '../../src/core/time/instant.ts'
import type { WrittenSweep } from '../../src/ports/written-sweep.ts'
import { at } from './violations.ts'

/** A standing sweep over everything, every ten seconds. */
export const aSweep = (change: Partial<WrittenSweep> = {}): WrittenSweep => ({
  name: 'daily',
  titleZh: '日常巡查',
  titleEn: 'Daily patrol',
  cron: '*/10 * * * * *',
  zone: 'Asia/Shanghai',
  rank: 0,
  window: null,
  regions: [],
  stages: [],
  cadence: { probeSeconds: 10, watchSeconds: 5 },
  campaign: null,
  file: 'sweeps/daily.yaml',
  scopeLine: 12,
  ...change,
})

export function aRun(change: Partial<SweepRun> = {}): SweepRun {
  const startedAt = change.startedAt ?? at('2026-10-17T00:00:00+08:00')
  const day = change.day ?? civilDateOf(startedAt)
  const sweep = change.sweep ?? 'daily'
  return {
    id: `${sweep}@${day}`,
    sweep,
    kind: 'scheduled',
    state: 'running',
    day,
    startedAt,
    endedAt: null,
    who: 'system',
    why: 'tick',
    backfilled: false,
    rooms: 0,
    looked: 0,
    progressAt: startedAt,
    ...change,
  }
}
