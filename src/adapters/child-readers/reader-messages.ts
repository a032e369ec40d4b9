/** Parent to child. Bytes cross as they are (V8's own serialisation), not as text. */
export type AskMessage = {
  readonly number: number
  readonly bytes: Uint8Array
  readonly parameters: unknown
}

/** Child to parent. `opened` comes once: from then on a death is the question's, before it the program's. */
export type ReaderMessage =
  | { readonly kind: 'opened' }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly number: number; readonly reason: string }

/** The child's end of a socket to its parent: it closes when the parent is gone, and carries the child's beats. */
export const LIFELINE = 4
/** Beats come from a thread of their own, also while the main thread reads: only a process that is stopped has none. */
export const BEAT_MILLISECONDS = 500
/** `spinning`: the main thread has taken its `busyLimit` of processor time without coming round. */
export const BEAT = { well: '.', spinning: '!' } as const

/** What the beating thread is told. */
export type LifelineData = {
  /** Counted up whenever the main thread comes round. */
  readonly turns: Int32Array<SharedArrayBuffer>
  /** `null` for no limit. */
  readonly busyMilliseconds: number | null
}
/** How often the main thread counts, where it can. */
export const TURN_MILLISECONDS = 100
