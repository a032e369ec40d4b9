import type { Instant } from '../time/instant.ts'
import type { Held } from './retention.ts'

const HELD_KINDS = ['violation', 'room'] as const
export type HeldKind = (typeof HELD_KINDS)[number]

/** Somebody's order that nothing of a violation, or of a room, is deleted until it is lifted. Never removed itself. */
export type LegalHold = {
  readonly id: string
  readonly kind: HeldKind
  readonly subjectId: string
  readonly at: Instant
  readonly who: string
  readonly why: string
  readonly liftedAt: Instant | null
  readonly liftedBy: string | null
  readonly liftedWhy: string | null
}

/** What is held now. */
export function heldBy(holds: readonly LegalHold[]): Held {
  const inForce = holds.filter(({ liftedAt }) => liftedAt === null)
  const of = (kind: HeldKind) =>
    new Set(inForce.filter((hold) => hold.kind === kind).map(({ subjectId }) => subjectId))
  return { violations: of('violation'), rooms: of('room') }
}
