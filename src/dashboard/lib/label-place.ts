type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where the words of a boxed line are written, in pixels of the picture: above its box; beside it where that is the top of
 * the picture; below, over the next line, only where there is no room on either.
 */
export function labelPlace(
  { x, y, width, height }: Box,
  words: string,
  size: number,
  pictureWidth: number,
): { readonly x: number; readonly y: number } {
  if (y > size * 1.4) return { x: x + 2, y: y - size * 0.35 }
  const beside = x + width + size * 0.5
  // A Chinese character is as wide as it is high.
  return beside + words.length * size < pictureWidth
    ? { x: beside, y: y + height / 2 + size * 0.35 }
    : { x: x + 2, y: y + height + size }
}
