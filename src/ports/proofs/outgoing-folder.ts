/** A whole file on its way out: it has no name any more, and is gone once it was read or given up. */
export type OutgoingFile = {
  readonly bytes: number
  /** Once. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Where files are made that nobody here keeps. */
export interface OutgoingFolder {
  /** A name that nothing bears yet; rejects where there is no room. */
  draft(): Promise<string>
  /** What was written under it, whole. */
  take(path: string): Promise<OutgoingFile>
  /** Whatever was written under it goes. */
  drop(path: string): Promise<void>
}
