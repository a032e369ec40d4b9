import type { AnchorStamp, ReadStamp, StampTrouble } from '../../core/evidence/proof/stamp.ts'

/** What an authority is sent, and what its answer has to repeat. */
export type StampQuestion = {
  /** DER of a TimeStampReq (RFC 3161 §2.4.1). */
  readonly bytes: Uint8Array
  /** Hexadecimal, without leading zeros. */
  readonly nonce: string
}

export type StampRoots =
  | { readonly ok: true; readonly certificates: readonly Uint8Array[] }
  | { readonly ok: false; readonly why: string }

/** Makes questions for time stamp authorities and judges what they answer. Faults of an answer are values, never thrown. */
export interface StampReader {
  /** @param imprint SHA-256 of what is to be stamped. */
  question(imprint: Uint8Array): StampQuestion
  /** An answer to that question. */
  answer(bytes: Uint8Array, imprint: Uint8Array, nonce: string): Promise<ReadStamp>
  /** A kept token, whenever it was made. `null`: the roots cannot be read, so nobody can see. */
  token(bytes: Uint8Array, imprint: Uint8Array): Promise<ReadStamp | null>
}

export interface StampAuthority {
  /** Its address. */
  readonly address: string
  ask(question: Uint8Array): Promise<Uint8Array | StampTrouble>
}

/** Rows of what was stamped and what waits. */
export interface StampLedger {
  /** Of the newest anchor that was asked about. */
  lastStamp(authority: string): Promise<AnchorStamp | null>
  keepStamp(stamp: AnchorStamp): Promise<void>
  /** By anchor and authority. */
  stamps(
    after: Pick<AnchorStamp, 'anchor' | 'authority'>,
    limit: number,
  ): Promise<readonly AnchorStamp[]>
}

/** Where stamps are kept outside the database: only ever added to. */
export interface StampBook {
  add(stamp: AnchorStamp): Promise<void>
}
