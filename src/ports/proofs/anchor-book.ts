import type { KeyHandover, SignedAnchor } from '../../core/evidence/proof/anchor.ts'
import type { Result } from '../../core/fault.ts'

/** Where anchors are kept outside the database: only ever added to. */
export interface AnchorBook {
  /** For people. */
  readonly place: string
  /** The last that was added whole; `null`: none was. */
  last(): Promise<SignedAnchor | null>
  add(anchors: readonly SignedAnchor[]): Promise<void>
  /** All of them in the order in which they were added; `null` for what is no anchor. Nothing where there is no book. */
  read(): AsyncIterable<SignedAnchor | null>
}

/** Who signs, as he is at present. */
export type AnchorSigner = {
  /** Public key, base64. */
  readonly key: string
  readonly handover: KeyHandover | null
  /** Ed25519, base64. */
  readonly sign: (text: string) => string
}

export interface AnchorKey {
  /** Faults where the key cannot be read. */
  signer(): Promise<Result<AnchorSigner>>
}
