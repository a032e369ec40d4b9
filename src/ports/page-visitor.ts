import type { SampledFrame, Unseen, ViewOptions } from './stream-viewer.ts'

export type PageVisit = {
  readonly kind: 'page'
  /** Final address after redirects. */
  readonly url: string
  readonly title: string
  /** Visible text of the page, white space folded, at most 20,000 characters. */
  readonly text: string
  /** Media addresses the page asked for or its player holds, best first. Empty when none were found. */
  readonly mediaUrls: readonly string[]
  /** Picture of the video element, taken only when there is no media address. */
  readonly videoPicture: SampledFrame | null
}

/** Opens live-room pages in a real browser, one isolated profile per visit. */
export interface PageVisitor {
  visit(url: string, options: ViewOptions): Promise<PageVisit | Unseen>
}
