import type { Instant } from '../../time/instant.ts'

export const APPROVAL_GROUNDS = ['rule', 'fuse', 'cooling-off'] as const

/** Why a second person is needed. */
export type ApprovalGround = {
  readonly ground: (typeof APPROVAL_GROUNDS)[number]
  /** Of a rule: the line of schedules/cuts.yaml. */
  readonly line: number | null
  readonly zh: string
  readonly en: string
}

/** What became of the wait for a second person, and on what grounds it was. Kept in the order. */
export type CutApproval = {
  readonly grounds: readonly ApprovalGround[]
  readonly expiresAt: Instant
  readonly approvedBy: string | null
  readonly approvedAt: Instant | null
  /** How a request ended that was not approved; `null`: it waits, or was approved. */
  readonly ended: {
    readonly how: 'withdrawn' | 'declined' | 'expired'
    readonly by: string
    readonly at: Instant
    readonly why: string
  } | null
}

/** 误断: an order that ought not to have been given, and what was done about it. Kept with the order. */
export type WrongCut = {
  readonly markedBy: string
  readonly markedAt: Instant
  readonly why: string
  /** How it was made good; `null`: not yet. */
  readonly remedy: {
    readonly how: string
    readonly by: string
    readonly at: Instant
  } | null
}
