import type { BoundingBox, ElementHandle, Page } from 'puppeteer'
import { framesOf } from './page-facts.ts'

/** What may show the lesson, or lend its voice to a board beside it. */
export type Candidate = {
  readonly kind: 'video' | 'canvas' | 'voice'
  readonly element: ElementHandle
  readonly area: number
}

const LEAST_AREA = 120 * 90
/** Advertisements and thumbnails beside the player are smaller than this part of it. */
const LEAST_PART = 1 / 4
/** A page may hold any number of them. */
const ELEMENTS_AT_MOST = 40
const CANDIDATES_AT_MOST = 6

type Found = {
  readonly element: ElementHandle
  readonly box: BoundingBox | null
  readonly state: { readonly ready: boolean; readonly loops: boolean; readonly isVideo: boolean }
}

const areaOf = (box: BoundingBox | null): number => (box === null ? 0 : box.width * box.height)

function overlap(a: BoundingBox, b: BoundingBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

async function findAll(page: Page, selector: string): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const frame of framesOf(page)) {
    for (const element of await frame.$$(selector).catch(() => [])) {
      if (found.length >= ELEMENTS_AT_MOST) return found
      const state = await element.evaluate((it) => ({
        // A video that has not begun shows its poster, which is an advertisement and no lesson.
        ready: !('readyState' in it) || Number(it.readyState) >= 2,
        loops: 'loop' in it && it.loop === true,
        isVideo: 'videoWidth' in it && Number(it.videoWidth) > 0,
      }))
      found.push({ element, box: await element.boundingBox(), state })
    }
  }
  return found
}

/** The visible ones large enough beside the largest, the largest first. */
function largestOf(found: readonly Found[]): readonly Found[] {
  const largest = Math.max(LEAST_AREA, ...found.map(({ box }) => areaOf(box)))
  return found
    .filter(({ box }) => areaOf(box) >= LEAST_AREA && areaOf(box) >= largest * LEAST_PART)
    .toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
    .slice(0, CANDIDATES_AT_MOST)
}

/** What viewers' words are drawn on lies over the video; that they move says nothing of the lesson. */
const liesOver = (canvas: Found, video: Found): boolean =>
  canvas.box !== null &&
  video.box !== null &&
  overlap(canvas.box, video.box) * 2 >= Math.min(areaOf(canvas.box), areaOf(video.box))

/** Videos first, then canvases, then what can only be heard. */
export async function findCandidates(page: Page): Promise<readonly Candidate[]> {
  const media = (await findAll(page, 'video, audio')).filter(({ state }) => state.ready)
  const videos = largestOf(media.filter(({ state }) => state.isVideo))
  const canvases = largestOf(await findAll(page, 'canvas'))
  const free = canvases.filter((canvas) => !videos.some((video) => liesOver(canvas, video)))
  const voices = media.filter((one) => !videos.includes(one) && !one.state.loops)
  const as =
    (kind: Candidate['kind']) =>
    ({ element, box }: Found): Candidate => ({ kind, element, area: areaOf(box) })
  return [
    ...videos.map(as('video')),
    ...free.map(as('canvas')),
    ...voices.slice(0, CANDIDATES_AT_MOST).map(as('voice')),
  ]
}
