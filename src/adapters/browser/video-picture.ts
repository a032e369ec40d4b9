import { createHash } from 'node:crypto'
import type { ElementHandle, Page } from 'puppeteer'
import sharp from 'sharp'
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
const isPlaying = (element: ElementHandle): Promise<boolean> =>
  element.evaluate((video) => 'readyState' in video && Number(video.readyState) >= 2)

/** A picture of the player as it is shown, for streams without an address (WebRTC, canvas). `null`: there is none. */
export async function takeVideoPicture(page: Page): Promise<SampledFrame | null> {
  const player =
    (await largest(page, 'video', isPlaying)) ?? (await largest(page, 'canvas', async () => true))
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
