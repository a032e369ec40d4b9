import type { UnseenReason } from '../patrol/unseen-reason.ts'
import { type Duration, minutes, seconds } from '../time/duration.ts'
import { ENOUGH_LETTERS } from './speech-over-time.ts'

/** Why a room is listened to. Closed: a new one is added here and is a label of a metric by itself. */
export const LISTEN_REASONS = [
  'suspect',
  'unsure',
  'little-text',
  'voice-only',
  'black',
  'frozen',
  'lot',
] as const
export type ListenReason = (typeof LISTEN_REASONS)[number]

/** What the last look showed. */
export type LastSeen =
  | { readonly kind: 'nothing-yet' }
  | {
      readonly kind: 'seen'
      readonly content: 'suspect' | 'unsure' | 'clean'
      /** Letters and digits that could be read. */
      readonly letters: number
    }
  | { readonly kind: 'unseen'; readonly reason: UnseenReason }

export type ListenQuestion = {
  /** A lesson would break the law now: elsewhere nobody is listened to. */
  readonly forbidden: boolean
  readonly seen: LastSeen
  /** How long the watch has lasted. */
  readonly watched: Duration
  /** Since the room was listened to; `null`: never. */
  readonly sinceListened: Duration | null
  /** Drawn anew for each question, 0 to 1. */
  readonly lot: number
}

/** A picture of a lesson convinces within seconds; a look that listens takes longer. Ours: docs/rules.md §7. */
const PICTURES_FIRST: Duration = seconds(20)
const LISTEN_EVERY: Duration = minutes(1)
/** Of the looks at what shows enough other words, one in so many. */
const LOT_SHARE = 1 / 240

/** Reasons without a picture under which there may be a voice. */
export const HEARD_UNSEEN: Readonly<Partial<Record<UnseenReason, ListenReason>>> = {
  'audio-only': 'voice-only',
  black: 'black',
  frozen: 'frozen',
}

function because(seen: LastSeen, lot: number): ListenReason | null {
  if (seen.kind === 'nothing-yet') return null
  if (seen.kind === 'unseen') return HEARD_UNSEEN[seen.reason] ?? null
  if (seen.content !== 'clean') return seen.content
  if (seen.letters < ENOUGH_LETTERS) return 'little-text'
  return lot < LOT_SHARE ? 'lot' : null
}

/** Whether the next look listens, and why; `null`: it does not. */
export function whenToListen(question: ListenQuestion): ListenReason | null {
  const { forbidden, seen, watched, sinceListened, lot } = question
  if (!forbidden) return null
  if (sinceListened !== null && sinceListened < LISTEN_EVERY) return null
  if (seen.kind === 'seen' && watched < PICTURES_FIRST) return null
  return because(seen, lot)
}
