import type { PageText } from '../../core/patrol/page-text.ts'
import type { PlatformTrial } from '../../core/patrol/platform-trial.ts'
import type { PagePass } from '../egress.ts'
import type { SampledFrame, Unseen, ViewOptions } from './stream-viewer.ts'

/** What one visit asked of the platform. */
export type VisitCost = {
  /** Requests that went out, and those that were stopped before (fonts, advertisements, large pictures, segments). */
  readonly requests: number
  readonly stopped: number
  /** Bytes received, as they came over the wire. */
  readonly bytes: number
}

export type PageVisit = {
  readonly kind: 'page'
  /** Final address after redirects. */
  readonly url: string
  readonly title: string
  /** Visible text of the page, white space folded, at most 20,000 characters. */
  readonly text: string
  /** Pieces of the page with what they are; parts of `text`, besides what only the page's head or its chat socket said. */
  readonly texts: readonly PageText[]
  /** Media addresses the page asked for or its player holds, best first. Empty when none were found. */
  readonly mediaUrls: readonly string[]
  /** Picture of the video element, taken only when there is no media address. */
  readonly videoPicture: SampledFrame | null
  /** The page itself says that nothing is on air, and nothing plays in it. */
  readonly saysOffAir: boolean
  readonly cost: VisitCost
  /** What the browser showed (PNG), where a screenshot was asked for and could be had. */
  readonly screenshot?: Uint8Array
  /** What lets its requests in; absent where the page was not open for long enough to say. */
  readonly pass?: PagePass
}

export type VisitOptions = ViewOptions & {
  /**
   * The addresses that the page gives do not open elsewhere: it is let play, and the picture of its player is taken. The
   * visit then names no addresses, or has no picture.
   */
  readonly player?: boolean
  /** A picture of what the browser shows, without what is stopped as needless (large pictures, fonts, segments). */
  readonly screenshot?: boolean
  /** Told what each entry of the platform's file found, however the visit ends; not where no page came. */
  readonly tried?: (trial: PlatformTrial) => void
}

/** Opens live-room pages in a real browser, one isolated profile per visit. */
export interface PageVisitor {
  visit(url: string, options: VisitOptions): Promise<PageVisit | Unseen>
}
