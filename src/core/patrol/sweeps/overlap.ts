import { isInRegion } from '../../registry/region-scope.ts'
import type { CivilDate } from '../../time/civil-date.ts'
import type { PatrolSweep } from '../sweep.ts'
import { isYearly, type SweepDays, spanFromDay } from './sweep-days.ts'
import type { WindowKind } from './window-kind.ts'

type Kinds = readonly WindowKind[]

/** Kinds of time that never meet, whatever the calendar says: school is neither on days off nor at night. */
const APART: readonly (readonly [WindowKind, WindowKind])[] = [
  ['school-hours', 'curfew'],
  ['school-hours', 'holiday'],
]

const areApart = (a: WindowKind, b: WindowKind): boolean =>
  APART.some(([one, other]) => (one === a && other === b) || (one === b && other === a))

const mayMeet = (a: Kinds, b: Kinds): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.some((other) => !areApart(one, other)))

const shares = <T>(a: readonly T[] = [], b: readonly T[] = []): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one))

const sharesPlaces = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 ||
  b.length === 0 ||
  a.some((one) => b.some((other) => isInRegion(one, full(other)) || isInRegion(other, full(one))))

const full = (scope: string): string => scope.padEnd(6, '0')

const EARLIEST = '0001-01-01' as CivilDate

function yearsOf(days: SweepDays, other: SweepDays): readonly number[] {
  if (!isYearly(days.from)) return [Number(days.from.slice(0, 4))]
  if (days.years.length > 0) return days.years
  const fixed = isYearly(other.from) ? other.years : [Number(other.from.slice(0, 4))]
  return fixed.length === 0 ? [2024, 2025] : fixed.flatMap((year) => [year - 1, year])
}

function daysMeet(a: SweepDays | null, b: SweepDays | null): boolean {
  if (a === null || b === null) return true
  const spansOf = (days: SweepDays, other: SweepDays) =>
    yearsOf(days, other).flatMap((year) => {
      const span = spanFromDay(isYearly(days.from) ? { ...days, years: [year] } : days, EARLIEST)
      return span === null ? [] : [span]
    })
  const ofB = spansOf(b, a)
  return spansOf(a, b).some((one) =>
    ofB.some((other) => one.from <= other.to && other.from <= one.to),
  )
}

/**
 * Whether both could have the same room at the same time with nothing to say whose it is. Rooms may bear several tags
 * and be of any platform, so that only places, stages, kinds and tiers keep sweeps apart for certain.
 */
export function overlap(a: PatrolSweep, b: PatrolSweep): boolean {
  return (
    (a.rank ?? 0) === (b.rank ?? 0) &&
    sharesPlaces(a.regions, b.regions) &&
    shares(a.stages, b.stages) &&
    shares(a.platforms, b.platforms) &&
    shares(a.kinds, b.kinds) &&
    shares(a.tiers, b.tiers) &&
    mayMeet(a.window?.kinds ?? [], b.window?.kinds ?? []) &&
    daysMeet(a.window?.days ?? null, b.window?.days ?? null)
  )
}
