import type { Pixels } from './pixels.ts'
import type { Strip } from './strip.ts'

/** The strip laid level and scaled to `width` × `height`; what lies outside the picture repeats its edge. */
export function cutStrip(pixels: Pixels, strip: Strip, width: number, height: number): Uint8Array {
  const level = new Uint8Array(width * height * 3)
  const stepAlong = strip.length / width
  const stepAcross = strip.thickness / height
  const [cosine, sine] = [Math.cos(strip.angle), Math.sin(strip.angle)]
  // Where one pixel covers several of the source, their mean is taken, or thin strokes would vanish.
  const takes = Math.max(1, Math.round(Math.max(stepAlong, stepAcross)))
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const into = (row * width + column) * 3
      for (let take = 0; take < takes * takes; take += 1) {
        const along = (column + ((take % takes) + 0.5) / takes) * stepAlong - strip.length / 2
        const across =
          (row + (Math.floor(take / takes) + 0.5) / takes) * stepAcross - strip.thickness / 2
        addColour(
          pixels,
          strip.x + along * cosine - across * sine - 0.5,
          strip.y + along * sine + across * cosine - 0.5,
          takes * takes,
          level,
          into,
        )
      }
    }
  }
  return level
}

/** Adds the colour at a point between four pixels, divided by `share`. */
function addColour(
  { rgb, width, height }: Pixels,
  x: number,
  y: number,
  share: number,
  level: Uint8Array,
  into: number,
): void {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)))
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)))
  const right = Math.min(width - 1, left + 1)
  const bottom = Math.min(height - 1, top + 1)
  const across = Math.min(1, Math.max(0, x - left))
  const down = Math.min(1, Math.max(0, y - top))
  const [a, b] = [(top * width + left) * 3, (top * width + right) * 3]
  const [c, d] = [(bottom * width + left) * 3, (bottom * width + right) * 3]
  for (let channel = 0; channel < 3; channel += 1) {
    const above = (rgb[a + channel] ?? 0) * (1 - across) + (rgb[b + channel] ?? 0) * across
    const below = (rgb[c + channel] ?? 0) * (1 - across) + (rgb[d + channel] ?? 0) * across
    level[into + channel] =
      (level[into + channel] ?? 0) + (above * (1 - down) + below * down) / share
  }
}
