import type { Instant } from '../../time/instant.ts'
import type { CaptureWords } from '../../violations/captured-item.ts'

/** A certificate as a server showed it. */
export type SeenCertificate = {
  /** SHA-256 of the certificate (DER), as `AA:BB:…`. */
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  /** As the certificate says it. */
  readonly validFrom: string
  readonly validTo: string
  /** Why it is not trusted for this name; `null`: it is. */
  readonly distrusted: string | null
}

/** What the network said of the address that a stream was taken from. */
export type AddressFacts = {
  readonly at: Instant
  readonly host: string
  readonly port: number | null
  /** All that the name resolved to; empty: it did not. */
  readonly addresses: readonly string[]
  /** The one that the guard let us connect to; `null`: none, and `why` says so. */
  readonly used: string | null
  readonly why: string | null
  /** `null`: no protocol with headers, or no answer (`why`). */
  readonly answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
  } | null
  /** `null`: not encrypted, or it could not be had (`certificateWhy`). */
  readonly certificate: SeenCertificate | null
  /** `null` where the address is not encrypted. */
  readonly certificateWhy: string | null
  readonly encrypted: boolean
  readonly speaksHttp: boolean
}

/** Nobody asked the network, and why. */
export type AddressUnasked = { readonly unasked: CaptureWords }

/** How far the clock of this machine was from a source. */
export type ClockOffset =
  | { readonly kind: 'unset' }
  /** The program was interrupted before. */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'unanswered'; readonly source: string; readonly detail: string }
  | {
      readonly kind: 'offset'
      readonly source: string
      readonly at: Instant
      /** To be added to our time, milliseconds. */
      readonly offset: number
      /** Half of the way there and back, with what the source says of itself, milliseconds. */
      readonly uncertainty: number
      readonly stratum: number
    }

/** A file that was kept of a page or a stream. */
export type KeptFile = { readonly sha256: string; readonly at: Instant }

/** What was had of the room's page. */
export type PageFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly detail: string }
  | {
      readonly kind: 'read'
      readonly text: KeptFile | null
      readonly screenshot: KeptFile | null
      /** Why there is no screenshot. */
      readonly screenshotWhy: CaptureWords | null
      readonly chat: KeptFile | null
      readonly chatLines: number
    }

/** A program, an engine or a model, and its version. */
export type ToolVersion = CaptureWords & { readonly value: string }

/** A clip that was kept of the stream as it came. */
export type KeptClip = KeptFile & {
  readonly from: Instant
  readonly to: Instant
  readonly bytes: number
}
