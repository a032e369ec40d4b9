import {
  hasAllOf,
  isWhole,
  type Jurisdiction,
  jurisdictionOf,
} from '../../core/access/jurisdiction.ts'
import { fail, type Result } from '../../core/fault.ts'
import {
  isKnownScope,
  type RegionScope,
  unknownScopeSentence,
} from '../../core/registry/region-scope.ts'
import type { Commanded } from './command.ts'

/** Whoever commands something about accounts or tokens, and the places within which he may. */
export type PlacedCommand = Commanded & { readonly jurisdiction: Jurisdiction }

/** An administrator manages those whose regions lie within his own; others are not there for him. */
export const isWithin = (
  jurisdiction: Jurisdiction,
  { regions }: { readonly regions: readonly RegionScope[] },
): boolean => hasAllOf(jurisdiction, jurisdictionOf(regions))

/** Why these regions cannot be given; `null`: they can. */
export function cannotGive(
  jurisdiction: Jurisdiction,
  regions: readonly RegionScope[],
): Result<never> | null {
  const unknown = regions.find((region) => !isKnownScope(region))
  if (unknown !== undefined) {
    const { zh, en } = unknownScopeSentence(unknown)
    return fail('bad-request', `${zh}。${en}.`, 'regions')
  }
  if (isWithin(jurisdiction, { regions })) return null
  return fail(
    'bad-request',
    regions.length === 0 && !isWhole(jurisdiction)
      ? '须写明地区：您的账号限于部分地区，不能建立不限地区的账号。Name the regions: yours are bound, and so are those that you give.'
      : '地区须在您的管辖范围之内。The regions have to lie within those that you look after.',
    'regions',
  )
}
