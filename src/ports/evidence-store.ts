/** A kept file, named by what is in it. */
export type EvidenceFile = {
  /** Lower-case hex sha256 of the bytes; also the file's name. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** There was no place for it at all; left out of what is kept. */
  readonly lost?: true
}

/** Content-addressed, write-once. Putting the same bytes twice keeps one file. */
export interface EvidenceStore {
  /** `roomId`: the room that it is kept for; left out: it is put back, and known already. */
  put(content: Uint8Array, mediaType: string, roomId?: string): Promise<EvidenceFile>
  /**
   * `null` when there is no such file; rejects when the kept bytes no longer match their name, and with
   * `EvidenceStoreAway` while nobody can say.
   */
  get(sha256: string): Promise<Uint8Array | null>
  /** Deletes a file that has outlived its time; `false`: there was none; not begun once `signal` aborts. Left out: nothing is ever deleted. */
  remove?(sha256: string, signal?: AbortSignal): Promise<boolean>
  /** Whether the file is in the store itself; left out: nobody has to ask. */
  holds?(sha256: string): Promise<boolean>
  /** Rejects while the store is away, or another one is in its place; left out: it is always there. */
  answers?(): Promise<void>
}

export type EvidenceStoreState = {
  /** Folder or bucket, without secrets. */
  readonly place: string
  /** Why it takes nothing; `null` while it does. */
  readonly trouble: string | null
  /** Files that are kept aside until it does. */
  readonly waiting: number
  readonly inMemory: number
  /** Files for which there was no place at all, or that vanished or were damaged while they waited, since the start. */
  readonly lost: number
  /** Names (sha256) of the first of them. */
  readonly lostFiles: readonly string[]
}

/** A store that never fails who puts something in: what it cannot take yet is kept aside. */
export interface EnduringEvidenceStore extends EvidenceStore {
  remove(sha256: string): Promise<boolean>
  holds(sha256: string): Promise<boolean>
  state(): EvidenceStoreState
  close(): Promise<void>
}
