/** A kept file, named by what is in it. */
export type EvidenceFile = {
  /** Lower-case hex sha256 of the bytes; also the file's name. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

/** Content-addressed, write-once. Putting the same bytes twice keeps one file. */
export interface EvidenceStore {
  put(content: Uint8Array, mediaType: string): Promise<EvidenceFile>
  /** `null` when there is no such file; rejects when the kept bytes no longer match their name. */
  get(sha256: string): Promise<Uint8Array | null>
}
