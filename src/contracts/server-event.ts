import type { Alert } from './alerts/alert.ts'
import type { CutOrder } from './cut.ts'
import type { Room } from './room.ts'
import type { SystemInfo } from './system.ts'
import type { Violation } from './violation.ts'
import type { EVENT_NAMES } from './words/vocabulary.ts'

export type EventName = (typeof EVENT_NAMES)[number]

/** What comes with `HELLO_EVENT`. */
export type Hello = { readonly accountId: string }

/** What comes with `BEAT_EVENT`. */
export type Beat = { readonly sequence: number }

/** At least one event or beat comes in this time. */
export const BEAT_MILLISECONDS = 2_000

/**
 * What `data:` of a server-sent event holds, by its `event:` name: the resource as it stands when it is sent.
 * `id:` is the journal sequence; hand it back in `Last-Event-ID` and nothing in between is lost. What comes from a look has
 * `lookId` besides: the id of its trace, which is also in the log lines of every process that worked on it.
 */
export type EventData = {
  'violation.opened': Violation
  'violation.extended': Violation
  'violation.ended': Violation
  'violation.changed': Violation
  'alert.raised': Alert
  'alert.changed': Alert
  'cut.changed': CutOrder
  'room.changed': Room
  'coverage.changed': { roomId: string }
  'system.changed': SystemInfo
}
