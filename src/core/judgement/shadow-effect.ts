import type { Instant } from '../time/instant.ts'
import type { ShadowReport } from '../violations/shadow-report.ts'
import type { JudgementKind } from './standing.ts'

/** What a kept session of a room comes to: nothing, something for a person to look at, or a lesson. */
export type RoomOpening = 'none' | 'review' | 'lesson'

export type RoomEffect = {
  readonly roomId: string
  readonly title: string
  readonly before: RoomOpening
  readonly after: RoomOpening
}

/**
 * What a version would have made of the texts that are kept of a span: of violations (their looks and frames) and of the
 * last session of each room (its latest different screens). Rooms that showed nothing suspicious earlier have left no
 * texts, and are not in it.
 */
export type ShadowEffect = {
  readonly kind: JudgementKind
  readonly sha256: string
  readonly from: Instant
  readonly to: Instant
  /** What both would call themselves in a verdict. */
  readonly judges: { readonly before: string; readonly after: string }
  readonly violations: ShadowReport
  readonly notReplayed: readonly { readonly violationId: string; readonly why: string }[]
  /** Older violations of the span that were left out because there are too many. */
  readonly leftOut: number
  readonly rooms: { readonly judged: number; readonly changes: readonly RoomEffect[] }
  /** Different texts of a case or room; `hit`: a word of the set is in them. */
  readonly screens: { readonly read: number; readonly hit: number; readonly labelChanged: number }
  /** Words of the set that were met, with in how many texts, the most frequent first. */
  readonly words: readonly { readonly word: string; readonly screens: number }[]
}

/** An administrator adopts what was looked at, not what somebody looked at once. */
export const SHADOW_HOLDS_DAYS = 7
