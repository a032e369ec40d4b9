import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'

/**
 * What renditions say of their room, from the most telling on: first what shows that something is sent, then walls,
 * then trouble on the way, then what may as well be a room without a lesson. `ended` is last: a room is off air only
 * when each of its renditions says so.
 */
const TELLING: readonly UnseenReason[] = [
  'encrypted',
  'audio-only',
  'frozen',
  'black',
  'decoder-failed',
  'login-wall',
  'geo-blocked',
  'risk-control',
  'budget',
  'timeout',
  'http-5xx',
  'http-4xx',
  'refused',
  'tls',
  'dns',
  'blocked-address',
  'bad-address',
  'redirect-loop',
  'not-media',
  'empty',
  'ended',
]

function place({ reason }: Unseen): number {
  const found = TELLING.indexOf(reason)
  return found === -1 ? 0 : found
}

/** Of two reasons why a room was not seen, the one that says more; of equals the first. */
export const tellsMost = (told: Unseen | null, next: Unseen): Unseen =>
  told === null || place(next) < place(told) ? next : told
