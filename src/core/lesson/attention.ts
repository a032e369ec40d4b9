import { type LiveRoom, tierOf } from '../registry/live-room.ts'
import { type Duration, milliseconds, minutes, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { isWarm, type SessionEvidence } from './session-evidence.ts'

/** How closely a room under watch is looked at, besides what its sweep says. */
export const ATTENTION = ['suspicion', 'usual', 'calm'] as const
export type Attention = (typeof ATTENTION)[number]

/** Something else was on for so long, screen after screen. */
const CALM_AFTER: Duration = minutes(15)
/** Nobody looked for so long: what is on now is not known. */
const UNWATCHED: Duration = minutes(2)
const FACTOR: Readonly<Record<Attention, number>> = { suspicion: 0.5, usual: 1, calm: 2 }
/** However slow a sweep is, a suspicion is followed at least so often; and however fast, no more often than this. */
const SUSPICION_AT_MOST: Duration = seconds(10)
const SUSPICION_AT_LEAST: Duration = seconds(3)
/** A lesson that begins in a calm room is to be seen with the next look but one within half a minute. */
const CALM_AT_MOST: Duration = seconds(20)

const isCalm = ({ screens, lastSeenAt }: SessionEvidence, now: Instant): boolean => {
  const [first] = screens.map(({ since }) => since).toSorted((a, b) => a - b)
  return (
    first !== undefined &&
    lastSeenAt !== null &&
    between(lastSeenAt, now) < UNWATCHED &&
    between(first, now) >= CALM_AFTER &&
    screens.every(({ logOdds }) => logOdds < 0)
  )
}

/**
 * What the last screens of a room come to: a suspicion as soon as something speaks for a lesson, calm where every one of them
 * spoke against one for a quarter of an hour. A room of the highest tier is never calm, nor is one without a word.
 */
export function attentionOf(room: LiveRoom, evidence: SessionEvidence, now: Instant): Attention {
  if (isWarm(evidence)) return 'suspicion'
  return tierOf(room) !== 'key' && isCalm(evidence, now) ? 'calm' : 'usual'
}

/** The time to the next look where the sweep says `cadence`. Never longer than the sweep's own but for calm rooms. */
export function attentiveCadence(cadence: Duration, attention: Attention): Duration {
  const wanted = cadence * FACTOR[attention]
  if (attention === 'suspicion') {
    const bounded = Math.max(SUSPICION_AT_LEAST, Math.min(SUSPICION_AT_MOST, wanted))
    return milliseconds(Math.min(cadence, bounded))
  }
  return attention === 'calm'
    ? milliseconds(Math.max(cadence, Math.min(CALM_AT_MOST, wanted)))
    : cadence
}
