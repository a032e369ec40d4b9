import type { RegionCode } from '../registry/institution.ts'
import { isKnownCity } from '../registry/region.ts'

/**
 * Six digits whose province and city exist, or nine for a town. A county is not looked up: old cases carry codes of
 * counties that were merged since, and facts about a county that nobody wrote down come from its city anyway.
 */
export function isRegionCode(text: string): boolean {
  return /^\d{6}(\d{3})?$/.test(text) && isKnownCity(text)
}

/** Where a fact about a place may be written, nearest first: county, city, province. */
export function regionChain(region: RegionCode): readonly RegionCode[] {
  const county = region.slice(0, 6)
  const city = `${region.slice(0, 4)}00`
  const province = `${region.slice(0, 2)}0000`
  return [...new Set([county, city, province])]
}
