import {
  hasRegion,
  isWhole,
  type Jurisdiction,
  jurisdictionOf,
  overlaps,
} from '../../access/jurisdiction.ts'
import type { BlownFuse } from './fuse.ts'

/** As it is told to somebody. `count`: `null` where it counts also what lies outside the regions that he looks after. */
export type ToldFuse = Omit<BlownFuse, 'count'> & { readonly count: number | null }

const cityIn = (id: string): string | null => /:region:(\d{4})/.exec(id)?.[1] ?? null

/** Fuses of other regions are nothing to him; of those that hold everybody up he is told that they have blown. */
export const fusesWithin = (
  blown: readonly BlownFuse[],
  jurisdiction: Jurisdiction,
): readonly ToldFuse[] =>
  isWhole(jurisdiction)
    ? blown
    : blown.flatMap((fuse): readonly ToldFuse[] => {
        const city = cityIn(fuse.id)
        if (city === null) return [{ ...fuse, count: null }]
        if (hasRegion(jurisdiction, `${city}00`)) return [fuse]
        return overlaps(jurisdiction, jurisdictionOf([city])) ? [{ ...fuse, count: null }] : []
      })
