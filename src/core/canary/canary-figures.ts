import { type Duration, minutes, toSeconds } from '../time/duration.ts'
import { between, type Instant, later } from '../time/instant.ts'
import type { CanaryReach, CanaryRun } from './canary-run.ts'

/**
 * `seeing`: the last lesson that was let out was found. `blind`: it was not. `stalled`: none can be let out, so nobody
 * knows. `unknown`: none was over yet. `off`: none are let out.
 */
const PATROL_SIGHTS = ['seeing', 'blind', 'stalled', 'unknown', 'off'] as const
export type PatrolSight = (typeof PATROL_SIGHTS)[number]

export type CanaryFigures = {
  readonly sight: PatrolSight
  /** Of the latest that was missed, while the patrol is blind. */
  readonly reached: CanaryReach | null
  readonly lessons: number
  readonly found: number
  readonly others: number
  readonly falseAlarms: number
  /** Found of all lessons, 0..1; `null`: there was none. */
  readonly recall: number | null
  /** From the begin of a lesson to its alert; `null`: none was found. */
  readonly medianSeconds: number | null
  readonly p95Seconds: number | null
  readonly lastFoundAt: Instant | null
}

/** What of canaries is told by whom: by a program that has been up since then and lets one out every so often. */
export type CanaryWatch = { readonly since: Instant; readonly pause: Duration }

/** Where none are let out. */
export const NO_CANARIES: CanaryFigures = {
  sight: 'off',
  reached: null,
  lessons: 0,
  found: 0,
  others: 0,
  falseAlarms: 0,
  recall: null,
  medianSeconds: null,
  p95Seconds: null,
  lastFoundAt: null,
}

/** On top of twice the pause, which no two canaries ever lie apart: for drawing them, and for what is slow. */
const STALLED_AFTER: Duration = minutes(10)

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? null
}

function sightOf(runs: readonly CanaryRun[], now: Instant, watch: CanaryWatch): PatrolSight {
  const told = runs.find(({ state }) => ['found', 'missed', 'unseen'].includes(state))
  if (told !== undefined && told.state !== 'found') return 'blind'
  const last = runs.find(({ endedAt, state }) => endedAt !== null && state !== 'abandoned')
  const lastOver = later(last?.endedAt ?? watch.since, watch.since)
  if (between(lastOver, now) > 2 * watch.pause + STALLED_AFTER) return 'stalled'
  return told === undefined ? 'unknown' : 'seeing'
}

/** What canaries say of the patrol. `runs`: of the days that count, newest first. */
export function canaryFigures(
  runs: readonly CanaryRun[],
  now: Instant,
  watch: CanaryWatch,
): CanaryFigures {
  const of = (state: CanaryRun['state']) => runs.filter((run) => run.state === state)
  const [found, missed, quiet, alarms] = [of('found'), of('missed'), of('quiet'), of('false-alarm')]
  const lessons = found.length + missed.length
  const times = found
    .flatMap(({ begunAt, alertedAt }) =>
      begunAt === null || alertedAt === null ? [] : [toSeconds(between(begunAt, alertedAt))],
    )
    .toSorted((a, b) => a - b)
  const sight = sightOf(runs, now, watch)
  const lost = runs.find(({ state }) => state === 'missed' || state === 'unseen')
  return {
    sight,
    reached: sight === 'blind' ? (lost?.reached ?? 'nothing') : null,
    lessons,
    found: found.length,
    others: quiet.length + alarms.length,
    falseAlarms: alarms.length,
    recall: lessons === 0 ? null : found.length / lessons,
    medianSeconds: quantile(times, 0.5),
    p95Seconds: quantile(times, 0.95),
    lastFoundAt: found[0]?.alertedAt ?? null,
  }
}

const REACHED_WORDS: Readonly<Record<CanaryReach, { readonly zh: string; readonly en: string }>> = {
  nothing: { zh: '没有人去探它', en: 'nobody probed it' },
  probed: { zh: '探到了,画面没有读成', en: 'it was probed, its picture was not read' },
  read: { zh: '读到了,没有认出是授课', en: 'it was read, and not known for a lesson' },
  violation: { zh: '记成了违规,没有告警', en: 'a violation was opened, no alert raised' },
  alert: { zh: '告警来得太晚', en: 'its alert came too late' },
}

/** For people, Chinese first; `null`: there is nothing to be told. */
export function sightWords({
  sight,
  reached,
}: Pick<CanaryFigures, 'sight' | 'reached'>): { readonly zh: string; readonly en: string } | null {
  if (sight === 'stalled') {
    return {
      zh: '巡查自检停了:放不出自检画面,不知道巡查是否看得见',
      en: 'the self-check of the patrol stands still: nobody knows whether it sees',
    }
  }
  if (sight !== 'blind') return null
  const where = REACHED_WORDS[reached ?? 'nothing']
  return {
    zh: `巡查看不见:程序自己放的一节课没有被发现(${where.zh})`,
    en: `the patrol is blind: a lesson that the program showed itself was not found (${where.en})`,
  }
}
