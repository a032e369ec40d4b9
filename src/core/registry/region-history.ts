import type { CivilDate } from '../time/civil-date.ts'
import type { RegionCode } from './institution.ts'
import { findRegion, type Region } from './region.ts'

/** A code that went out of use. Where only the year or month is known, old and new codes both hold within it. */
export type RegionChange = {
  readonly code: RegionCode
  readonly name: string
  /** Codes that came with the change. */
  readonly replacedBy: readonly RegionCode[]
  /** Codes that were there before and took it in. */
  readonly joined: readonly RegionCode[]
  /** First day on which the new codes may be in use. */
  readonly newFrom: CivilDate
  /** Last day on which the old one may be. */
  readonly oldUntil: CivilDate
  /** The approval or announcement. */
  readonly basis: string
}

/** A place that was made without another code ending, after the table of `REGIONS_AS_OF`. */
export type RegionAddition = {
  readonly code: RegionCode
  readonly name: string
  readonly from: CivilDate
  readonly basis: string
}

/**
 * Changes of codes by the day they took effect: a case from before keeps the codes of its time (docs/rules.md §6.5).
 */
export type RegionHistory = {
  readonly changes: readonly RegionChange[]
  readonly additions: readonly RegionAddition[]
}

export const NO_REGION_HISTORY: RegionHistory = { changes: [], additions: [] }

/** What a code is on a day. `ended` and `not-yet` name where to look instead. */
export type RegionOnDay = {
  readonly kind: 'in-force' | 'ended' | 'not-yet'
  readonly region: Region
  /** First and last day of the code; `null`: not within what is written down. */
  readonly from: CivilDate | null
  readonly until: CivilDate | null
  readonly successors: readonly Region[]
  readonly predecessors: readonly Region[]
}

function placed(code: RegionCode, name: string): Region {
  const within = findRegion(`${code.slice(0, 4)}00`) ?? findRegion(`${code.slice(0, 2)}0000`)
  return {
    code,
    level: 'county',
    name,
    fullName: `${within?.fullName ?? ''}${name}`,
    parent: within?.code ?? null,
  }
}

/** Whatever was ever written down under the code. */
function anyRegion(code: RegionCode, history: RegionHistory): readonly Region[] {
  const noted = [...history.changes, ...history.additions].find((one) => one.code === code)
  const found = findRegion(code) ?? (noted === undefined ? null : placed(code, noted.name))
  return found === null ? [] : [found]
}

export const successorsOf = ({ replacedBy, joined }: RegionChange): readonly RegionCode[] => [
  ...replacedBy,
  ...joined,
]

function oldCode(change: RegionChange, date: CivilDate, history: RegionHistory): RegionOnDay {
  return {
    kind: date <= change.oldUntil ? 'in-force' : 'ended',
    region: placed(change.code, change.name),
    from: null,
    until: change.oldUntil,
    successors: successorsOf(change).flatMap((code) => anyRegion(code, history)),
    predecessors: [],
  }
}

/** The place with this code on a day; `null` when neither the table nor the changes know it. */
export function regionOn(
  code: RegionCode,
  date: CivilDate,
  history: RegionHistory,
): RegionOnDay | null {
  const ended = history.changes.find((change) => change.code === code)
  if (ended !== undefined) return oldCode(ended, date, history)
  const [region] = anyRegion(code, history)
  if (region === undefined) return null
  const origins = history.changes.filter(({ replacedBy }) => replacedBy.includes(code))
  const added = history.additions.find((addition) => addition.code === code)
  const from = added?.from ?? origins.map(({ newFrom }) => newFrom).toSorted()[0] ?? null
  return {
    kind: from !== null && date < from ? 'not-yet' : 'in-force',
    region,
    from,
    until: null,
    successors: [],
    predecessors: origins.flatMap((change) => anyRegion(change.code, history)),
  }
}

/** Places that were added under one and are in force on a day; the table of `REGIONS_AS_OF` does not have them. */
export function addedUnder(
  parent: RegionCode,
  date: CivilDate,
  { additions }: RegionHistory,
): readonly Region[] {
  return additions
    .filter(({ from }) => from <= date)
    .map(({ code, name }) => placed(code, name))
    .filter((region) => region.parent === parent)
}

const named = (regions: readonly Region[]): string =>
  regions.map(({ code, fullName }) => `${code} ${fullName}`).join('、')

/** One sentence about a code that is out of use on a day, naming its successors; `null` for any other. */
export function endedRegionSentence(
  code: RegionCode,
  date: CivilDate,
  history: RegionHistory,
): { readonly zh: string; readonly en: string } | null {
  const found = regionOn(code, date, history)
  if (found?.kind !== 'ended') return null
  const { region, until, successors } = found
  return {
    zh: `行政区划代码“${code}”（${region.fullName}）用到 ${until}，现为 ${named(successors)}`,
    en: `the code "${code}" was in use until ${until}; now ${named(successors)}`,
  }
}
