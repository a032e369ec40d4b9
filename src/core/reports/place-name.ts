import { regionName } from '../registry/region.ts'
import { placeOfScope, type RegionScope } from '../registry/region-scope.ts'

/** A place as papers name it; empty: all of them. */
export const placeName = (region: RegionScope | ''): string =>
  region === '' ? '全部地区' : (regionName(placeOfScope(region)) ?? region)
