import type { Instant } from '../../core/time/instant.ts'

/** A file of the evidence store, for deciding whether it goes. */
export type KeptFile = {
  readonly sha256: string
  /** Rooms that it was kept for. */
  readonly rooms: readonly string[]
  /** When it was last kept for any of them. */
  readonly at: Instant
  /** Whether evidence, a look, a finding or a listening names it. */
  readonly named: boolean
}

/**
 * What lies in the evidence store and for which room, noted before it is put there: most of it is kept on suspicion and named
 * by nothing in the end.
 */
export interface KeptFiles {
  /** Waits while somebody decides about one of the files, so that what is put after this stays. Each file and room once. */
  note(
    files: readonly { readonly sha256: string; readonly roomId: string }[],
    at: Instant,
  ): Promise<void>
  /** Names of those that were last kept before and that nothing names, in order, behind `after`. */
  unnamed(
    before: Instant,
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly string[]>
  /** These as they are now; nobody notes one of them until the transaction ends. */
  hold(sha256: readonly string[]): Promise<readonly KeptFile[]>
  /** They are gone from the store. */
  drop(sha256: readonly string[]): Promise<void>
}
