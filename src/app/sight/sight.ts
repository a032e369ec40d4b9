import { type Duration, seconds } from '../../core/time/duration.ts'
import type { PageVisit, PageVisitor } from '../../ports/sight/page-visitor.ts'
import type {
  SampledFrame,
  SampleOutcome,
  StreamSource,
  StreamViewer,
  Unseen,
} from '../../ports/sight/stream-viewer.ts'
import { playerPicture } from './player-picture.ts'

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
/** Keyframes are up to twenty seconds apart. */
const KEYFRAME_PATIENCE: Duration = seconds(12)
const STREAM = { budget: STREAM_BUDGET, keyframePatience: KEYFRAME_PATIENCE } as const
const PAGE_BUDGET: Duration = seconds(25)

function streamSight(
  deps: SightDeps,
  url: string,
  source: StreamSource,
  found: PageVisit | null,
  pageUrl: string,
): Sight {
  let latest = source
  const page = found === null ? null : { title: found.title, text: found.text }
  const pass = found?.pass
  return {
    kind: 'in-sight',
    page,
    picture: async (signal, place) => {
      const options = { ...STREAM, signal, place, ...(pass === undefined ? {} : { pass }) }
      const sample = await deps.viewer.sample(url, options)
      if (sample.kind === 'frame') latest = sample.source
      if (sample.kind === 'frame' || found === null || SAME_IN_PAGE.includes(sample.reason)) {
        return sample
      }
      // The page plays what does not open for us.
      const shown = await playerOf(deps, pageUrl, signal)
      if (shown === null) return sample
      latest = shown.source
      return { kind: 'frame', ...shown }
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

/** Reasons that are the stream's own, and no refusal: the page shows nothing else. */
const SAME_IN_PAGE: readonly Unseen['reason'][] = ['black', 'frozen', 'budget']

async function playerOf({ pages }: SightDeps, pageUrl: string, signal: AbortSignal) {
  const visit = await pages.visit(pageUrl, { budget: PAGE_BUDGET, signal, player: true })
  return visit.kind === 'page' ? playerPicture(visit) : null
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
    const options = { ...STREAM, signal, ...(visit.pass === undefined ? {} : { pass: visit.pass }) }
    const probed = await deps.viewer.probe(mediaUrl, options)
    if (probed.kind === 'on-air') return streamSight(deps, mediaUrl, probed.source, visit, url)
    last = probed
  }
  if (visit.mediaUrls.length > 0) {
    const shown = await playerOf(deps, url, signal)
    if (shown !== null) return screenshotSight(visit.url, shown.sampled, page)
  }
  if (visit.videoPicture !== null) return screenshotSight(visit.url, visit.videoPicture, page)
  return { kind: 'unseen', page, unseen: last }
}

/** Finds out what an address is: a stream, or a page whose player leads to one. */
export async function sightOf(deps: SightDeps, url: string, signal: AbortSignal): Promise<Sight> {
  const probed = await deps.viewer.probe(url, { ...STREAM, signal })
  if (probed.kind === 'on-air') return streamSight(deps, url, probed.source, null, url)
  const mayBePage = probed.reason === 'not-media' && /^https?:/i.test(url)
  if (!mayBePage) return { kind: 'unseen', page: null, unseen: probed }
  return await pageSight(deps, url, signal)
}
