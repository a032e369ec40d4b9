import { type Duration, seconds } from '../../core/time/duration.ts'
import type { PageVisitor } from '../../ports/page-visitor.ts'
import type {
  SampledFrame,
  SampleOutcome,
  StreamSource,
  StreamViewer,
  Unseen,
} from '../../ports/stream-viewer.ts'

type PageWords = { readonly title: string; readonly text: string }

/** Something that pictures can be taken of, or the reason why not. */
export type Sight =
  | {
      readonly kind: 'in-sight'
      readonly page: PageWords | null
      /** Of a recording the picture at `place`, a fraction of its length. */
      readonly picture: (signal: AbortSignal, place: number) => Promise<SampleOutcome>
      /** As last sampled. */
      readonly source: () => StreamSource
    }
  | { readonly kind: 'unseen'; readonly page: PageWords | null; readonly unseen: Unseen }

type SightDeps = { readonly viewer: StreamViewer; readonly pages: PageVisitor }

const STREAM_BUDGET: Duration = seconds(12)
const PAGE_BUDGET: Duration = seconds(25)

function streamSight(
  deps: SightDeps,
  url: string,
  source: StreamSource,
  page: PageWords | null,
): Sight {
  let latest = source
  return {
    kind: 'in-sight',
    page,
    picture: async (signal, place) => {
      const sample = await deps.viewer.sample(url, { budget: STREAM_BUDGET, signal, place })
      if (sample.kind === 'frame') latest = sample.source
      return sample
    },
    source: () => (page === null ? latest : { ...latest, kind: 'page' }),
  }
}

function screenshotSight(url: string, sampled: SampledFrame, page: PageWords): Sight {
  const { width, height } = sampled.frame
  const source: StreamSource = { kind: 'page', resolvedUrl: url, videoCodec: null, width, height }
  return {
    kind: 'in-sight',
    page,
    picture: async () => ({ kind: 'frame', sampled, source }),
    source: () => source,
  }
}

async function pageSight(deps: SightDeps, url: string, signal: AbortSignal): Promise<Sight> {
  const visit = await deps.pages.visit(url, { budget: PAGE_BUDGET, signal })
  if (visit.kind === 'unseen') return { kind: 'unseen', page: null, unseen: visit }
  const page = { title: visit.title, text: visit.text }
  let last: Unseen = {
    kind: 'unseen',
    reason: visit.saysOffAir ? 'ended' : 'not-media',
    httpStatus: null,
    detail: visit.saysOffAir
      ? 'the page says that nothing is on air'
      : 'the page shows no player and asked for no media',
  }
  for (const mediaUrl of visit.mediaUrls) {
    const probed = await deps.viewer.probe(mediaUrl, { budget: STREAM_BUDGET, signal })
    if (probed.kind === 'on-air') return streamSight(deps, mediaUrl, probed.source, page)
    last = probed
  }
  if (visit.videoPicture !== null) return screenshotSight(visit.url, visit.videoPicture, page)
  return { kind: 'unseen', page, unseen: last }
}

/** Finds out what an address is: a stream, or a page whose player leads to one. */
export async function sightOf(deps: SightDeps, url: string, signal: AbortSignal): Promise<Sight> {
  const probed = await deps.viewer.probe(url, { budget: STREAM_BUDGET, signal })
  if (probed.kind === 'on-air') return streamSight(deps, url, probed.source, null)
  const mayBePage = probed.reason === 'not-media' && /^https?:/i.test(url)
  if (!mayBePage) return { kind: 'unseen', page: null, unseen: probed }
  return await pageSight(deps, url, signal)
}
