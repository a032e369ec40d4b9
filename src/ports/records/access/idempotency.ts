import type { Instant } from '../../../core/time/instant.ts'

export interface IdempotencyLedger {
  /** The answer given to this key before; `null` the first time. */
  find(key: string): Promise<IdempotentAnswer | null>
  save(answer: IdempotentAnswer): Promise<void>
}
export type IdempotentAnswer = {
  readonly key: string
  /** sha256 of method, path and body: the same key with another request is refused. */
  readonly requestHash: string
  readonly status: number
  readonly body: string
  readonly at: Instant
}
