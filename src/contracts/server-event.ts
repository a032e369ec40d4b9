import type { Alert } from './alert.ts'
import type { CutOrder } from './cut.ts'
import type { Room } from './room.ts'
import type { SystemInfo } from './system.ts'
import type { Violation } from './violation.ts'
import type { EVENT_NAMES } from './vocabulary.ts'

export type EventName = (typeof EVENT_NAMES)[number]

/**
 * What `data:` of a server-sent event holds, by its `event:` name: the resource as it stands when it is sent.
 * `id:` is the journal sequence; hand it back in `Last-Event-ID` and nothing in between is lost.
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
