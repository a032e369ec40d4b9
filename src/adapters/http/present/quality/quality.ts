import type { Quality } from '../../../../app/quality/read-quality.ts'
import type { WireFigures, WireGroup, WireQuality } from '../../../../contracts/quality/quality.ts'
import type { Grouped, QualityFigures, Times } from '../../../../core/quality/quality-figures.ts'
import { regionName } from '../../../../core/registry/region.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import type { Interval } from '../../../../core/time/interval.ts'
import { nameOf } from '../../../../core/violations/handling.ts'

const seconds = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / 1_000

const presentTimes = ({ count, median, p90 }: Times): WireFigures['toDecision'] => ({
  count,
  medianSeconds: seconds(median),
  p90Seconds: seconds(p90),
})

const presentFigures = ({
  toFirstLook,
  toDecision,
  kappa,
  reviewed,
  agreed,
  golden,
  ...counts
}: QualityFigures): WireFigures => ({
  ...counts,
  toFirstLook: presentTimes(toFirstLook),
  toDecision: presentTimes(toDecision),
  reviewed: { ...reviewed },
  agreed: { ...agreed },
  golden: { ...golden, hits: { ...golden.hits } },
  kappa: typeof kappa === 'string' ? null : { ...kappa },
  noKappa: typeof kappa === 'string' ? kappa : null,
})

const presentGroup =
  (titleOf: (name: string) => string | null) =>
  ({ name, figures }: Grouped): WireGroup => ({
    name,
    title: titleOf(name),
    figures: presentFigures(figures),
  })

export const presentQuality = (
  { whose, total, cities, persons }: Quality,
  { start, end }: Interval,
): WireQuality => ({
  from: formatInstant(start),
  to: formatInstant(end),
  whose,
  total: presentFigures(total),
  cities: cities.map(presentGroup((code) => regionName(code) ?? null)),
  persons: persons.map(presentGroup(nameOf)),
})
