import { type Duration, milliseconds, minutes, toSeconds } from '../time/duration.ts'
import { between, type Instant, plus } from '../time/instant.ts'
import type { CanaryReach, CanaryRun } from './canary-run.ts'

/**
 * `seeing`: the last lesson that was let out was found, lately. `blind`: it was not found. `stalled`: none can be let out,
 * or nobody works them, so nobody knows. `unknown`: none was over lately. `off`: none are let out.
 */
const PATROL_SIGHTS = ['seeing', 'blind', 'stalled', 'unknown', 'off'] as const
export type PatrolSight = (typeof PATROL_SIGHTS)[number]

export type CanaryFigures = {
  readonly sight: PatrolSight
  /** Of the latest that was missed, while the patrol is blind; `let-go`: it is stalled because nobody works them. */
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

/** What of canaries is told by whom, and by which measure of time. */
export type CanaryWatch = {
  /** From one to the next, on average. */
  readonly pause: Duration
  /** How long this process has been up, by time that nobody sets. */
  readonly upFor: Duration
  /**
   * How long this process has known that it is over, by time that nobody sets; `witnessed`: it was not yet over when this
   * process began to ask.
   */
  readonly known: (run: Pick<CanaryRun, 'id'>) => {
    readonly since: Duration
    readonly witnessed: boolean
  }
  /** When something was written down last; `null`: nothing was. */
  readonly lastRecordAt: Instant | null
  /** For how long one of another sense may be on air when it is due; left out: there are none. */
  readonly waits?: Duration
}

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
const NO_TIME: Duration = milliseconds(0)

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? null
}

/** Clocks of several machines differ a little. What lies further ahead was written before a clock was set back. */
const CLOCKS_AGREE: Duration = minutes(1)

const isTelling = ({ state }: CanaryRun): boolean => ['found', 'missed', 'unseen'].includes(state)

/** How each run that is over counts now; those of the future are told apart. */
function overBy(runs: readonly CanaryRun[], now: Instant, { lastRecordAt }: CanaryWatch) {
  const over = runs.flatMap(({ endedAt, ...run }) =>
    endedAt === null ? [] : [{ ...run, endedAt }],
  )
  const horizon = plus(now, CLOCKS_AGREE)
  const ahead = over.filter(({ endedAt }) => endedAt > horizon)
  return {
    past: over
      .filter(({ endedAt }) => endedAt <= horizon)
      .toSorted((a, b) => b.endedAt - a.endedAt),
    ahead: ahead.toSorted((a, b) => b.endedAt - a.endedAt),
    wasSetBack: ahead.length > 0 || (lastRecordAt !== null && lastRecordAt > horizon),
  }
}
type Over = ReturnType<typeof overBy>

/**
 * How long ago it was over, at least; `null`: nobody can say. The wall clock alone is not believed: it may have been set
 * back to just after one that was found long ago.
 */
function ageOf(
  run: Over['past'][number],
  { wasSetBack }: Over,
  now: Instant,
  watch: CanaryWatch,
): Duration | null {
  const { since, witnessed } = watch.known(run)
  if (wasSetBack && !witnessed) return null
  return milliseconds(Math.max(0, between(run.endedAt, now), since))
}

type Pauses = Pick<CanaryWatch, 'pause' | 'waits'>
const slackOf = ({ waits = NO_TIME }: Pauses): number => 2 * waits + STALLED_AFTER

/** No two lessons lie further apart: at most one that is none between them, and each pause half as long again. */
const lessonsWithin = (of: Pauses): Duration => milliseconds(3 * of.pause + slackOf(of))
const canariesWithin = (of: Pauses): Duration => milliseconds(2 * of.pause + slackOf(of))

function sightOf(over: Over, now: Instant, watch: CanaryWatch): PatrolSight {
  const told = over.past.find(isTelling)
  if (told !== undefined && told.state !== 'found') return 'blind'
  const within = (run: Over['past'][number] | undefined, most: Duration): boolean => {
    const age = run === undefined ? null : ageOf(run, over, now, watch)
    return age !== null && age <= most
  }
  const last = over.past.find(({ state }) => state !== 'abandoned')
  const goesOn = within(last, canariesWithin(watch))
  if (goesOn && within(told, lessonsWithin(watch))) return 'seeing'
  // What was missed before a clock was set back is not made good by setting it.
  const ahead = over.ahead.find(isTelling)
  if (ahead !== undefined && ahead.state !== 'found') return 'blind'
  const isLetGo = over.past[0]?.reached === 'let-go'
  const isOverdue = !goesOn && watch.upFor > canariesWithin(watch)
  return isLetGo || isOverdue ? 'stalled' : 'unknown'
}

/** Where the line lost it, for those who mend it. */
function reachOf(sight: PatrolSight, { past, ahead }: Over): CanaryReach | null {
  if (sight === 'stalled') return past[0]?.reached === 'let-go' ? 'let-go' : null
  if (sight !== 'blind') return null
  const isLost = ({ state }: { readonly state: CanaryRun['state'] }) =>
    state === 'missed' || state === 'unseen'
  return (past.find(isLost) ?? ahead.find(isLost))?.reached ?? 'nothing'
}

/** What canaries say of the patrol. `runs`: of the days that count. */
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
  const over = overBy(runs, now, watch)
  const sight = sightOf(over, now, watch)
  return {
    sight,
    reached: reachOf(sight, over),
    lessons,
    found: found.length,
    others: quiet.length + alarms.length,
    falseAlarms: alarms.length,
    recall: lessons === 0 ? null : found.length / lessons,
    medianSeconds: quantile(times, 0.5),
    p95Seconds: quantile(times, 0.95),
    lastFoundAt: over.past.find(({ state }) => state === 'found')?.alertedAt ?? null,
  }
}

type Bilingual = { readonly zh: string; readonly en: string }

export const REACHED_WORDS: Readonly<Record<CanaryReach, Bilingual>> = {
  nothing: { zh: '没有人去探它', en: 'nobody probed it' },
  'let-go': { zh: '没有进程接手', en: 'no process works canaries' },
  probed: { zh: '探到了，画面没有读成', en: 'it was probed, its picture was not read' },
  read: { zh: '读到了，没有认出是授课', en: 'it was read, and not known for a lesson' },
  heard: {
    zh: '听到了字，没有认出是授课',
    en: 'words came of it, and were not known for a lesson',
  },
  violation: { zh: '记成了线索，没有告警', en: 'a violation was opened, no alert raised' },
  alert: { zh: '告警来得太晚', en: 'its alert came too late' },
}

/** For people, Chinese first; `null`: there is nothing to be told. */
export function sightWords({
  sight,
  reached,
}: Pick<CanaryFigures, 'sight' | 'reached'>): Bilingual | null {
  if (sight === 'stalled' && reached === 'let-go') {
    return {
      zh: '巡查自检没有进程接手：画面放了，没有人被叫去看，不知道巡查是否看得见',
      en: 'no process works the canaries of the patrol: nobody is asked to find them, nobody knows whether it sees',
    }
  }
  if (sight === 'stalled') {
    return {
      zh: '巡查自检停了：放不出自检画面，不知道巡查是否看得见',
      en: 'the self-check of the patrol stands still: nobody knows whether it sees',
    }
  }
  if (sight !== 'blind') return null
  const where = REACHED_WORDS[reached ?? 'nothing']
  return {
    zh: `巡查看不见：程序自己放的一节课没有被发现（${where.zh}）`,
    en: `the patrol is blind: a lesson that the program showed itself was not found (${where.en})`,
  }
}
