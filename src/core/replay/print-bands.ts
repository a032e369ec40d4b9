const BAND = 8
/** A band with fewer steps than this is paper: half of all slides have it. */
const FEWEST_STEPS = 5

const stepsIn = (hex: string): number =>
  [...Number.parseInt(hex, 16).toString(2)].filter((bit) => bit === '1').length

/**
 * The print of a picture in eight bands of 32 bits, each with its place. Two prints that differ in seven bits at most have
 * one in common, so that an index finds near ones as well (Manku et al., "Detecting near-duplicates for web crawling",
 * WWW 2007); what it finds is compared bit by bit afterwards. Bands that say nothing are left out of what is asked for.
 */
export function tellingBands(picture: string): readonly string[] {
  const bands: string[] = []
  for (let place = 0; place * BAND < picture.length; place += 1) {
    const hex = picture.slice(place * BAND, (place + 1) * BAND)
    if (stepsIn(hex) >= FEWEST_STEPS) bands.push(`${place}${hex}`)
  }
  return bands
}
