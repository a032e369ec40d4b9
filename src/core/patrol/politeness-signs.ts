import { type Duration, seconds } from '../time/duration.ts'
import type { LookEnd } from './politeness-feedback.ts'
import type { UnseenReason } from './unseen-reason.ts'

type Outcome = {
  readonly reason: UnseenReason
  readonly httpStatus: number | null
  readonly reached?: boolean
  readonly cutShort?: boolean
  readonly retryAfterSeconds?: number
}

/** 429 (RFC 6585), and what platforms send instead of it: 412 and 418. */
const TOO_MUCH: readonly (number | null)[] = [412, 418, 429]

/** The house refused, or gave up, before the platform was asked. */
const NOT_ASKED: readonly UnseenReason[] = ['blocked-address', 'bad-address', 'dns', 'budget']

/**
 * What an unseen room says about the platform's patience. 403 in a row counts as failing: one room may be private,
 * many at once are a closed door.
 */
export function lookEndOf(outcome: Outcome | null): LookEnd {
  if (outcome === null) return { kind: 'answered' }
  const { reason, httpStatus, retryAfterSeconds } = outcome
  const retryAfter: Duration | null =
    retryAfterSeconds === undefined ? null : seconds(retryAfterSeconds)
  const asksForTime = httpStatus === 503 && retryAfter !== null
  if (reason === 'risk-control' || TOO_MUCH.includes(httpStatus) || asksForTime) {
    return { kind: 'pushed-back', retryAfter }
  }
  if (NOT_ASKED.includes(reason)) return { kind: 'says-nothing' }
  const silent = reason === 'timeout' && outcome.reached !== true
  if (silent && outcome.cutShort === true) return { kind: 'says-nothing' }
  const broken = reason === 'refused' || reason === 'tls' || reason === 'http-5xx'
  return silent || broken || httpStatus === 403 ? { kind: 'failed' } : { kind: 'answered' }
}
