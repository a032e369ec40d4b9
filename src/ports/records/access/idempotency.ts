import type { Instant } from '../../../core/time/instant.ts'

export interface IdempotencyLedger {
  /**
   * Takes the key for one request, on whichever machine: `null`, it is this request's to do; else what stands under the key.
   * What was taken before `abandoned` and has no answer is taken over.
   */
  claim(claim: KeyClaim, abandoned: Instant): Promise<StandingKey | null>
  /** Its answer; the first one stands. */
  save(answer: IdempotentAnswer): Promise<void>
  /** Gives back what was claimed and has no lasting answer: the next request may do it. */
  release(claim: Pick<KeyClaim, 'key' | 'at'>): Promise<void>
}
export type IdempotentAnswer = {
  readonly key: string
  /** sha256 of method, path and body: the same key with another request is refused. */
  readonly requestHash: string
  readonly status: number
  readonly body: string
  readonly at: Instant
}
export type KeyClaim = Pick<IdempotentAnswer, 'key' | 'requestHash' | 'at'>
/** `answer` is `null` while the request that took the key is worked on. */
export type StandingKey = {
  readonly requestHash: string
  readonly answer: Pick<IdempotentAnswer, 'status' | 'body'> | null
}
