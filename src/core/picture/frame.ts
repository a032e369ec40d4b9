/** A decoded picture. `rgb` holds width × height × 3 bytes, row by row, top left first. */
export type Frame = {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/** In source pixels, top left origin. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One line read off a picture. `confidence` is 0..1. */
export type TextLine = { readonly text: string; readonly confidence: number; readonly box: Box }
