import { createHash } from 'node:crypto'
import type { ElementHandle } from 'puppeteer'
import type { Candidate } from './player-candidates.ts'

/** The few globals that are used inside the page; see in-page.ts. */
type Bitmap = { readonly width: number; readonly height: number; close(): void }
declare const createImageBitmap: (source: unknown) => Promise<Bitmap>
declare const OffscreenCanvas: new (
  width: number,
  height: number,
) => {
  getContext(kind: '2d'): {
    drawImage(bitmap: Bitmap, x: number, y: number): void
    getImageData(
      x: number,
      y: number,
      width: number,
      height: number,
    ): { readonly data: { readonly buffer: ArrayBuffer } }
  }
}

/** Grows with every picture that the player shows; with its time where the browser does not count pictures. */
const progressOf = (element: ElementHandle): Promise<string> =>
  element.evaluate((media) => {
    // Runs in the page: what a media element has there is no part of the types of a program for Node.
    const player = media as unknown as {
      readonly currentTime: number
      readonly paused: boolean
      play(): Promise<void>
      getVideoPlaybackQuality?(): { readonly totalVideoFrames: number }
    }
    if (player.paused) void player.play().catch(() => {})
    const shown = player.getVideoPlaybackQuality?.().totalVideoFrames ?? 0
    return String(shown > 0 ? shown : player.currentTime)
  })

/** Of what is drawn, whatever lies over it; `null` where the page may not read it back, or WebGL gives nothing. */
const drawnOn = (element: ElementHandle): Promise<string | null> =>
  element.evaluate(async (canvas) => {
    try {
      const bitmap = await createImageBitmap(canvas)
      const { width, height } = bitmap
      const context = new OffscreenCanvas(width, height).getContext('2d')
      context.drawImage(bitmap, 0, 0)
      bitmap.close()
      const words = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
      let [hash, any] = [2_166_136_261, 0]
      for (const word of words) {
        hash = Math.imul(hash ^ word, 16_777_619)
        any |= word
      }
      return any === 0 ? null : String(hash)
    } catch {
      return null
    }
  })

async function shownOn(element: ElementHandle): Promise<string> {
  const shot = await element.screenshot({ type: 'png' })
  return createHash('sha256').update(shot).digest('hex')
}

/** Another text whenever the candidate has gone on; `null` when it cannot be asked (any more). */
export async function motionOf({ kind, element }: Candidate): Promise<string | null> {
  try {
    if (kind !== 'canvas') return await progressOf(element)
    return (await drawnOn(element)) ?? (await shownOn(element))
  } catch {
    return null
  }
}
