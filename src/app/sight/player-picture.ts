import type { PageVisit } from '../../ports/sight/page-visitor.ts'
import type { SampledFrame, StreamSource } from '../../ports/sight/stream-viewer.ts'

/** The picture of a page's player, where that is all there is to see of the room; `null` when the page shows none. */
export function playerPicture(
  visit: PageVisit,
): { readonly sampled: SampledFrame; readonly source: StreamSource } | null {
  const sampled = visit.videoPicture
  if (sampled === null) return null
  const { width, height } = sampled.frame
  return {
    sampled,
    source: { kind: 'page', resolvedUrl: visit.url, videoCodec: null, width, height },
  }
}
