import type { Frame } from './frame.ts'

const SAMPLED_PIXELS = 20_000
/** Of 255. Studio black comes out at 0–2 after decoding; compression noise adds a few steps. */
const DARK = 24
const SHARE = 0.998

/**
 * Whether (almost) all of the picture is dark: then there is nothing on it that could be read, and "nothing was
 * found" would be a lie. A dark slide with light writing has far more than 0.2 % light pixels.
 */
export function isBlack(frame: Frame): boolean {
  const pixels = frame.width * frame.height
  // A step that shares no factor with usual widths, so that the samples do not fall into columns.
  const step = Math.max(1, Math.floor(pixels / SAMPLED_PIXELS) | 1)
  let dark = 0
  let seen = 0
  for (let pixel = 0; pixel < pixels; pixel += step) {
    const at = pixel * 3
    const brightest = Math.max(frame.rgb[at] ?? 0, frame.rgb[at + 1] ?? 0, frame.rgb[at + 2] ?? 0)
    if (brightest < DARK) dark++
    seen++
  }
  return dark >= seen * SHARE
}
