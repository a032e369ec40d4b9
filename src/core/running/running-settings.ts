import { type Duration, hours, minutes } from '../time/duration.ts'
import { type Instant, minus } from '../time/instant.ts'

/** What people may change while the program runs, each a whole number of the unit in its name. */
export const RUNNING_NAMES = [
  'takeBackMinutes',
  'sessionIdleMinutes',
  'sessionHours',
  'canaryMinutes',
  'pictureMinutes',
  'suspectDays',
  'caseDays',
  'ledgerDays',
] as const
export type RunningName = (typeof RUNNING_NAMES)[number]

/** What a process was started with. `null`: it was started without, and that cannot be changed while it runs. */
export type StartedSettings = Readonly<Record<RunningName, number | null>>

/** What people set; what is left out is as each process was started. */
export type RunningWishes = Readonly<Partial<Record<RunningName, number>>>

/** `null`: as it was started, again. */
export type RunningChange = Readonly<Partial<Record<RunningName, number | null | undefined>>>

/** The wishes as they were at a time. None is ever changed: what is undone becomes a version of its own. */
export type RunningVersion = {
  /** From 1, without a gap. */
  readonly version: number
  readonly wishes: RunningWishes
  readonly who: string
  readonly why: string
  readonly at: Instant
  /** The version that it takes back; `null`: none. */
  readonly undoes: number | null
}

/** What holds in a process. */
export const settingsInForce = (
  started: StartedSettings,
  wishes: RunningWishes,
): StartedSettings => {
  const entries = RUNNING_NAMES.map((name) => {
    const begun = started[name]
    return [name, begun === null ? null : (wishes[name] ?? begun)] as const
  })
  return Object.fromEntries(entries) as StartedSettings
}

/** Of these a smaller number deletes more. */
const KEPT_NAMES = ['suspectDays', 'caseDays', 'ledgerDays'] as const
/** What is kept shorter than before is so after a weekend: who sees it can take it back. */
export const SHORTENED_AFTER = hours(72)
/** So many versions are read at most to know what held within that time. */
export const VERSIONS_READ = 100

/** 0 is for good. */
const longer = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : Math.max(a, b))

/**
 * The wishes that hold at a moment: of the newest version, but nothing is kept shorter than any version says that stood
 * within `SHORTENED_AFTER`. A longer time, and an undo of a shorter one, holds at once.
 * @param versions latest first, `VERSIONS_READ` at most
 */
export function wishesAt(
  versions: readonly RunningVersion[],
  started: StartedSettings,
  now: Instant,
): RunningWishes {
  const [newest] = versions
  if (newest === undefined) return {}
  const wait = minus(now, SHORTENED_AFTER)
  // A version stood until the one after it; before the first of all it was as the program was started.
  const stood: RunningWishes[] = versions.flatMap(({ at, version }, place) =>
    at > wait ? [versions[place + 1]?.wishes ?? (version === 1 ? {} : FOR_GOOD)] : [],
  )
  const kept = KEPT_NAMES.flatMap((name) => {
    const of = (wishes: RunningWishes): number | null => wishes[name] ?? started[name]
    const longest = stood.reduce((most, wishes) => {
      const held = of(wishes)
      return most === null || held === null ? most : longer(most, held)
    }, of(newest.wishes))
    return longest === null || longest === of(newest.wishes) ? [] : [[name, longest] as const]
  })
  return { ...newest.wishes, ...Object.fromEntries(kept) }
}

/** More was changed within the wait than is read: until that is over nothing is let go. */
const FOR_GOOD: RunningWishes = { suspectDays: 36_500, caseDays: 0, ledgerDays: 36_500 }

/** The wishes with a change made to them. */
export function changedWishes(before: RunningWishes, change: RunningChange): RunningWishes {
  const entries = RUNNING_NAMES.flatMap((name) => {
    const asked = change[name]
    const value = asked === undefined ? before[name] : (asked ?? undefined)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}

/** Settings whose wishes differ, in their order. */
export const differingWishes = (a: RunningWishes, b: RunningWishes): readonly RunningName[] =>
  RUNNING_NAMES.filter((name) => a[name] !== b[name])

/** As long a decision can be taken back, if people set it; `null`: they did not. */
export const takeBackWished = ({ takeBackMinutes }: RunningWishes): Duration | null =>
  takeBackMinutes === undefined ? null : minutes(takeBackMinutes)

type SessionLimits = { readonly idle: Duration | null; readonly lasts: Duration }

/** How long people stay signed in, as the settings in force say it. */
export function sessionLimits(
  { sessionIdleMinutes, sessionHours }: StartedSettings,
  started: SessionLimits,
): SessionLimits {
  return {
    idle: sessionIdleMinutes === null ? started.idle : orNever(sessionIdleMinutes),
    lasts: sessionHours === null ? started.lasts : hours(sessionHours),
  }
}

const orNever = (count: number): Duration | null => (count === 0 ? null : minutes(count))
