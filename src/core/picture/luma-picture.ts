/** A decoded picture without its colours: `luma` holds width × height bytes, 0..255, row by row, top left first. */
export type LumaPicture = {
  readonly width: number
  readonly height: number
  readonly luma: Uint8Array
}

const SAMPLED_PIXELS = 20_000
/** As `isBlack` has it: no pixel whose brightest colour is below this has more luma. */
const DARK = 24
const SHARE = 0.998

/** `false`: `isBlack` would say so too. `true`: only the colours can tell, for deep blue is dark as well. */
export function mayBeBlack({ luma }: LumaPicture): boolean {
  const step = Math.max(1, Math.floor(luma.length / SAMPLED_PIXELS) | 1)
  let dark = 0
  let seen = 0
  for (let at = 0; at < luma.length; at += step) {
    if ((luma[at] ?? 0) < DARK) dark += 1
    seen += 1
  }
  return dark >= seen * SHARE
}
