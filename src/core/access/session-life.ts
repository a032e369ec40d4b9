import { type Duration, hours, minutes } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { AccountRole } from './rights.ts'

/** What a person has to do, after signing in, before anything else. */
export const OWED = ['password', 'second-factor'] as const
export type Owed = (typeof OWED)[number]

export type SessionRules = {
  /** A session in which nobody did anything for so long is over; `null`: it is never idle. */
  readonly idle: Duration | null
  /** So long after the sign-in it is over, whatever was done. */
  readonly lasts: Duration
  /** Roles whose people sign in with a second factor; who has none yet sets it up first. */
  readonly secondFactorFor: readonly string[]
}

/** An hour without anybody, and one working day (OWASP session management: idle and absolute limits). */
export const USUAL_SESSION_RULES: SessionRules = {
  idle: minutes(60),
  lasts: hours(12),
  secondFactorFor: [],
}

type Life = { readonly seenAt: Instant; readonly expiresAt: Instant }

/** When it ends if nobody does anything any more. */
export function endOf({ seenAt, expiresAt }: Life, { idle }: Pick<SessionRules, 'idle'>): Instant {
  if (idle === null) return expiresAt
  const idleEnd = plus(seenAt, idle)
  return idleEnd < expiresAt ? idleEnd : expiresAt
}

export const isOver = (session: Life, rules: Pick<SessionRules, 'idle'>, now: Instant): boolean =>
  endOf(session, rules) <= now

/** Being there is written down no more often than this. */
export const NOTED_EVERY: Duration = minutes(1)

type Keys = { readonly passwordDue: boolean; readonly secondFactor: unknown }

/** What is to be done first by whoever has this role now, and these keys. */
export const owedBy = (
  role: AccountRole,
  { passwordDue, secondFactor }: Keys,
  { secondFactorFor }: Pick<SessionRules, 'secondFactorFor'>,
): readonly Owed[] => [
  ...(passwordDue ? (['password'] as const) : []),
  ...(secondFactor === null && secondFactorFor.includes(role) ? (['second-factor'] as const) : []),
]
