import type { CalledTarget } from '../registry/cut-target.ts'
import type { RegionCode } from '../registry/institution.ts'
import type { Instant } from '../time/instant.ts'
import { type CutAbilities, NODE_MEDIA_SERVER_ABILITIES } from './cut-abilities.ts'
import type { CutHit } from './power/cut-hits.ts'
import type { CutApproval, WrongCut } from './power/order-parts.ts'
import type { CheckEvidence } from './proof/raw-answer.ts'
import type { Suspicion } from './suspected-return.ts'

/** States of an order (docs/glossary.md); `accepted` is the server's word, `verified` is ours. */
export const CUT_STATUSES = [
  'requested',
  'not-approved',
  'approved',
  'sent',
  'accepted',
  'verified',
  'cached-tail',
  'accepted-unverified',
  'refused',
  'failed',
  'cannot-verify',
  'came-back',
  'came-back-elsewhere',
  'held',
  'undone',
] as const
export type CutStatus = (typeof CUT_STATUSES)[number]

/** Who was publishing when the order was given; the guard refuses when this is no longer so. */
export type ExpectedPublisher = {
  readonly sessionId: string
  /** `null`, as the protocol: the platform does not tell. */
  readonly address: string | null
  readonly protocol: string | null
}

/** One look of the proof: an address pulled anew, or the server's state read anew. */
export type CutCheck = {
  readonly at: Instant
  /** The same moment on the clock that nobody sets: what time between looks is reckoned by. */
  readonly steadyAt?: Instant
  /** The address that was pulled, or `publish-state` of the server. */
  readonly what: string
  /** `gone`: nothing comes any more; `live`: new media came; `cached`: media came but does not advance. */
  readonly found: 'gone' | 'live' | 'cached' | 'unknown'
  readonly detail: string
  /** Steady time since which this one look found the same throughout; left out: it took but a moment. */
  readonly since?: Instant
  /** Of the platform's own account: who publishes. */
  readonly session?: string
  /** Of a playlist that stands still: where. A tail of what was cut, which is served until the server forgets it. */
  readonly tail?: string
  /** Of a look at another room: where that room is; left out: in orders of an earlier version. */
  readonly region?: RegionCode
  /** Of another room: why the lesson may go on there, which nobody claims; `found` is `unknown` then. */
  readonly suspected?: Suspicion['why']
  /** Which round of looks it belongs to, from 1; left out, as what follows: of an earlier version. */
  readonly round?: number
  /** What the server answered, and what was pulled, as files of the evidence store. */
  readonly evidence?: readonly CheckEvidence[]
  /** Why some of that was not kept. */
  readonly notKept?: string
}

export type CutStep = {
  readonly at: Instant
  /** As of a check. */
  readonly steadyAt?: Instant
  readonly step: 'guard' | 'ban' | 'kick' | 'unban'
  readonly outcome: 'accepted' | 'refused' | 'unreachable' | 'changed'
  readonly detail: string
  /** Of a ban: until when it was asked for, `null` without an end; left out in orders of earlier versions. */
  readonly until?: Instant | null
}

export type CutOrder = {
  readonly id: string
  readonly violationId: string
  readonly roomId: string
  readonly target: CalledTarget
  /** What the platform could do when the order was given; the order is carried out by it. */
  readonly abilities?: CutAbilities | null
  readonly expectedPublisher: ExpectedPublisher | null
  readonly status: CutStatus
  readonly reason: string
  readonly ban: boolean
  /** End of the ban; `null` until undone. */
  readonly until: Instant | null
  readonly dryRun: boolean
  readonly requestedBy: string
  readonly requestedAt: Instant
  readonly acceptedAt: Instant | null
  readonly verifiedAt: Instant | null
  /** Of an undone order: when the stream was seen on air again. */
  readonly resumedAt?: Instant | null
  readonly steps: readonly CutStep[]
  readonly checks: readonly CutCheck[]
  readonly version: number
  /** Given by the machine; left out, or `null`: by a person. */
  readonly automatic?: boolean | null
  /** Who was watching when it was given, as the platform tells; `null`: it does not. */
  readonly viewers?: number | null
  /** Other rooms that it may hit; `null` in orders of earlier versions. */
  readonly hits?: readonly CutHit[] | null
  /** Why it needed a second person, and what he said; `null`: it needed none. */
  readonly approval?: CutApproval | null
  /** `null`: nobody said that it was wrong. */
  readonly wrong?: WrongCut | null
}

export const abilitiesOf = ({ abilities }: Pick<CutOrder, 'abilities'>): CutAbilities =>
  abilities ?? NODE_MEDIA_SERVER_ABILITIES
