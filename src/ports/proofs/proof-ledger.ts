import type { AnchoredFile, NewEntry, SignedAnchor } from '../../core/evidence/proof/anchor.ts'
import type { JournalRow } from '../../core/evidence/proof/check-chain.ts'
import type { KeptRow, RowEvent, RowKind } from '../../core/evidence/proof/compare-rows.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { StampLedger } from './time-stamps.ts'

/** Evidence as it stands in its row; `anchor`: which one names it, `null`: none yet. */
export type FileRow = AnchoredFile & { readonly anchor: number | null }

/** An anchor with the number of its row, which whoever may insert chooses freely. */
export type KeptAnchor = SignedAnchor & { readonly number: number }

export type FilePlace = Pick<AnchoredFile, 'violationId' | 'sha256'>

/** A time stamp of an anchor (RFC 3161 token, DER) by an authority. */
export type AnchorStamp = {
  readonly anchor: number
  readonly authority: string
  readonly token: Uint8Array
}

/** What the role that the program works under may do to what must never change. */
export type JournalPowers = {
  /** `null`: a database without roles, inside this process. */
  readonly role: string | null
  /** It may update, delete or empty the journal or the anchors, or owns them and so may let itself. */
  readonly mayAlter: boolean
}

/**
 * The journal, the anchors and the rows that they speak for, word for word, for signing and for checking. Pages are in the
 * order of what they are behind of, so that all of it is read in constant memory.
 */
export interface ProofLedger extends StampLedger {
  journal(after: number, limit: number): Promise<readonly JournalRow[]>
  /** The same by number and hash alone. */
  entries(after: number, limit: number): Promise<readonly NewEntry[]>
  /** Evidence that no anchor names yet, oldest first. */
  freshFiles(limit: number): Promise<readonly AnchoredFile[]>
  lastAnchor(): Promise<SignedAnchor | null>
  /** By the number of the row, whatever the statement says. */
  anchors(after: number, limit: number): Promise<readonly KeptAnchor[]>
  /** Those rows of these numbers that there are. */
  anchorsAmong(numbers: readonly number[]): Promise<readonly KeptAnchor[]>
  /** Rejects where there is one of that number: somebody else was faster. */
  keepAnchor(
    anchor: SignedAnchor & { readonly number: number; readonly at: Instant },
    files: readonly FilePlace[],
  ): Promise<void>
  /** Every piece of evidence, by violation and hash. */
  files(after: FilePlace, limit: number): Promise<readonly FileRow[]>
  /** Which of these there are, as they stand. */
  filesAmong(places: readonly FilePlace[]): Promise<readonly FileRow[]>
  /** Whether any violation has a file of that name. */
  hasFile(sha256: string): Promise<boolean>
  rows(kind: RowKind, after: string, limit: number): Promise<readonly KeptRow[]>
  /** Of these, those that have a row. */
  rowsAmong(kind: RowKind, ids: readonly string[]): Promise<ReadonlySet<string>>
  /** One row and all events about it, as they stood at one moment. */
  rowAtOnce(
    kind: RowKind,
    id: string,
  ): Promise<{ readonly row: KeptRow | null; readonly events: readonly RowEvent[] }>
  eventsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly RowEvent[]>>
  /** Runs it when nobody else of the installation is in one: what was read outside the database holds until it ends. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  powers(): Promise<JournalPowers>
  /** The time stamps that authorities gave of these anchors. */
  stampsOf(anchors: readonly number[]): Promise<readonly AnchorStamp[]>
}
