import { type Duration, hours, minutes } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

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
