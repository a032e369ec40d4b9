import { createHash } from 'node:crypto'
import type { ElementHandle, Page } from 'puppeteer'
import sharp from 'sharp'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SampledFrame } from '../../ports/stream-viewer.ts'
import { framesOf } from './page-facts.ts'

const LEAST_AREA = 120 * 90

/** The largest visible one: advertisements and avatars are smaller than the lesson. */
async function largest(
  page: Page,
  selector: string,
  isShowing: (element: ElementHandle) => Promise<boolean>,
): Promise<ElementHandle | null> {
  let found: ElementHandle | null = null
  let area = LEAST_AREA
  for (const frame of framesOf(page)) {
    for (const element of await frame.$$(selector).catch(() => [])) {
      const box = await element.boundingBox()
      if (box === null || box.width * box.height <= area) continue
      if (await isShowing(element)) {
        area = box.width * box.height
        found = element
      }
    }
  }
  return found
}

/** A video that has not begun shows its poster, which is an advertisement and no lesson. */
const hasPicture = (element: ElementHandle): Promise<boolean> =>
  element.evaluate((video) => 'readyState' in video && Number(video.readyState) >= 2)

const LOOK_EVERY: Duration = milliseconds(150)
/** Lessons on slides are sent with few pictures a second; one that brings none for this long stands still. */
const PATIENCE: Duration = milliseconds(4_000)

/** Grows with every picture that the player shows; with its time where the browser does not count pictures. */
const progressOf = (element: ElementHandle): Promise<number> =>
  element.evaluate((video) => {
    const player = video as unknown as {
      readonly currentTime: number
      readonly paused: boolean
      play(): Promise<void>
      getVideoPlaybackQuality?(): { readonly totalVideoFrames: number }
    }
    if (player.paused) void player.play().catch(() => {})
    const shown = player.getVideoPlaybackQuality?.().totalVideoFrames ?? 0
    return shown > 0 ? shown : player.currentTime
  })

async function moves(video: ElementHandle, clock: Clock, until: Duration): Promise<boolean> {
  const end = Math.min(until, clock.monotonic() + PATIENCE)
  const first = await progressOf(video)
  while (clock.monotonic() < end) {
    await clock.sleep(LOOK_EVERY)
    if ((await progressOf(video)) > first) return true
  }
  return false
}

/**
 * A picture of the player as it is shown, for streams without an address that opens elsewhere (WebRTC, canvas, one-time
 * tokens). `null`: there is none. `frozen`: a video whose picture does not move is not live. A canvas may be a board
 * that nobody writes on just now, and is taken as it stands.
 */
export async function takeMovingPicture(
  page: Page,
  clock: Clock,
  until: Duration,
): Promise<SampledFrame | 'frozen' | null> {
  const video = await largest(page, 'video', hasPicture)
  if (video !== null && !(await moves(video, clock, until))) return 'frozen'
  const player = video ?? (await largest(page, 'canvas', async () => true))
  if (player === null) return null
  const shot = await player.screenshot({ type: 'png' })
  const { data, info } = await sharp(shot).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const png = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png({ compressionLevel: 4 })
    .toBuffer()
  return {
    frame: { width: info.width, height: info.height, rgb: data },
    png,
    sha256: createHash('sha256').update(png).digest('hex'),
  }
}
