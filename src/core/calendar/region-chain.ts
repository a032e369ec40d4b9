import type { RegionCode } from '../registry/institution.ts'

/** GB/T 2260 numbers of the 31 provincial units that the education rules bind. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(
    ' ',
  ),
)

/** Six digits of a province that exists, or nine where towns hang on the city (Dongguan, Zhongshan). */
export function isRegionCode(text: string): boolean {
  return /^\d{6}(\d{3})?$/.test(text) && PROVINCES.has(text.slice(0, 2))
}

/** Where a fact about a place may be written, nearest first: county, city, province. */
export function regionChain(region: RegionCode): readonly RegionCode[] {
  const county = region.slice(0, 6)
  const city = `${region.slice(0, 4)}00`
  const province = `${region.slice(0, 2)}0000`
  return [...new Set([county, city, province])]
}
