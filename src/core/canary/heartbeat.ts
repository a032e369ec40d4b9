import { type Duration, toSeconds } from '../time/duration.ts'
import { between, formatInstant, type Instant, parseInstant } from '../time/instant.ts'
import type { CanaryFigures } from './canary-figures.ts'
import { type HeardFigures, isDeaf } from './heard-figures.ts'

/** Name of the format; it is part of what is signed. */
export const HEARTBEAT_FORMAT = 'xuncha-heartbeat-1'

/** What is told outside: that the patrol sees, and nothing of rooms, persons or cases. */
export type Heartbeat = {
  /** When it was sent, RFC 3339. */
  readonly at: string
  /** When a lesson that the program showed itself was found last. */
  readonly lastFoundAt: string
  readonly recall: number | null
  readonly falseAlarms: number
}

/** As it is sent: the signature is over `format`, a line feed and the very text of `message`. */
export type SignedHeartbeat = {
  readonly format: string
  /** JSON text of a `Heartbeat`. */
  readonly message: string
  /** Ed25519 (RFC 8032), base64. */
  readonly signature: string
}

/**
 * `null`: the patrol is not known to see, or is known not to hear where that is tried: it is not as its department set it
 * up, and silence tells so.
 */
export function heartbeatOf(
  figures: CanaryFigures,
  heard: Pick<HeardFigures, 'sight'>,
  now: Instant,
): Heartbeat | null {
  const { sight, lastFoundAt, recall, falseAlarms } = figures
  if (sight !== 'seeing' || lastFoundAt === null || isDeaf(heard)) return null
  return {
    at: formatInstant(now),
    lastFoundAt: formatInstant(lastFoundAt),
    recall,
    falseAlarms,
  }
}

export const signedText = ({ format, message }: Omit<SignedHeartbeat, 'signature'>): string =>
  `${format}\n${message}`

/** How old it is; `null`: it names no time. One from the future is as old as it is early. */
export function ageOfHeartbeat(message: string, now: Instant): Duration | null {
  let told: unknown
  try {
    told = JSON.parse(message)
  } catch {
    return null
  }
  const at = typeof told === 'object' && told !== null && 'at' in told ? told.at : null
  const instant = typeof at === 'string' ? parseInstant(at) : null
  return instant === null ? null : (Math.abs(between(instant, now)) as Duration)
}

export const isFresh = (age: Duration, atMost: Duration): boolean =>
  toSeconds(age) <= toSeconds(atMost)
