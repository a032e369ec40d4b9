import { regionName } from '../../../core/registry/region.ts'
import { placeOfScope, type RegionScope } from '../../../core/registry/region-scope.ts'

/** Places as people call them; a code that no table has stands for itself. */
export const regionNames = (regions: readonly RegionScope[]): string[] =>
  regions.map((region) => regionName(placeOfScope(region)) ?? region)
