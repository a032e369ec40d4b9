import type { RegionCode } from './institution.ts'
import data from './region-data.json' with { type: 'json' }

/** `town` only where towns hang on the city itself (Dongguan, Zhongshan, Danzhou, Jiayuguan). */
export type RegionLevel = 'province' | 'city' | 'county' | 'town'

/** A place of GB/T 2260. */
export type Region = {
  readonly code: RegionCode
  readonly level: RegionLevel
  /** Its own name: 天河区. */
  readonly name: string
  /** With what it lies in: 广东省广州市天河区. */
  readonly fullName: string
  /** The place it lies in; `null` for a province. */
  readonly parent: RegionCode | null
}

/** The day the names and codes were true. Cases from before keep the codes of their time. */
export const REGIONS_AS_OF: string = data.asOf

const PROVINCES: Readonly<Record<string, string>> = data.provinces
const CITIES: Readonly<Record<string, string>> = data.cities
const BELOW: Readonly<Record<string, string>> = data.below

/** Rows of the table that group counties and are no cities anybody would name. */
const NO_CITY = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/

function province(two: string): Region | null {
  const name = PROVINCES[two]
  if (name === undefined) return null
  return { code: `${two}0000`, level: 'province', name, fullName: name, parent: null }
}

function city(four: string): Region | null {
  const name = CITIES[four]
  const within = province(four.slice(0, 2))
  if (name === undefined || within === null) return null
  const fullName = NO_CITY.test(name) ? within.name : `${within.name}${name}`
  return { code: `${four}00`, level: 'city', name, fullName, parent: within.code }
}

function unitsOf(four: string): readonly Region[] {
  const within = city(four)
  const text = BELOW[four]
  if (within === null || text === undefined || text === '') return []
  return text.split(' ').map((unit): Region => {
    const digits = /^\d+/.exec(unit)?.[0] ?? ''
    const name = unit.slice(digits.length)
    const level = digits.length === 2 ? 'county' : 'town'
    return {
      code: `${four}${digits}`,
      level,
      name,
      fullName: `${within.fullName}${name}`,
      parent: within.code,
    }
  })
}

/** Towns are not in the table, save where a city has no counties; their county is, and is good enough. */
function townOf(code: RegionCode): Region | null {
  const within = findRegion(code.slice(0, 6))
  if (within === null || within.level === 'province') return null
  if (
    within.level === 'city' &&
    unitsOf(code.slice(0, 4)).some(({ level }) => level === 'county')
  ) {
    return null
  }
  const name = `镇街${code}`
  return { code, level: 'town', name, fullName: `${within.fullName}${name}`, parent: within.code }
}

/**
 * The place with this code of six digits, or of nine for a town; `null` when the table of `REGIONS_AS_OF` has none.
 * Counties that were merged since or before are not in it: never judge a place non-existent by this alone.
 */
export function findRegion(code: RegionCode): Region | null {
  if (!/^\d{6}(\d{3})?$/.test(code)) return null
  if (code.endsWith('0000') && code.length === 6) return province(code.slice(0, 2))
  if (code.endsWith('00') && code.length === 6) return city(code.slice(0, 4))
  const listed = unitsOf(code.slice(0, 4)).find((unit) => unit.code === code)
  return listed ?? (code.length === 9 ? townOf(code) : null)
}

/**
 * Whether the table names the place itself. `false` for towns of counties: no list of them is kept, so that a number
 * which was made up cannot be told from a town.
 */
export const isListedRegion = (code: RegionCode): boolean =>
  code.length === 6
    ? findRegion(code) !== null
    : unitsOf(code.slice(0, 4)).some((unit) => unit.code === code)

/** 广东省广州市天河区; `null` for a code that the table does not have. */
export const regionName = (code: RegionCode): string | null => findRegion(code)?.fullName ?? null

/** What lies directly in a place: cities of a province, counties (or towns) of a city; all provinces for `null`. */
export function regionsUnder(code: RegionCode | null): readonly Region[] {
  if (code === null) {
    return Object.keys(PROVINCES).flatMap((two) => province(two) ?? [])
  }
  const place = findRegion(code)
  if (place?.level === 'city') return unitsOf(code.slice(0, 4))
  if (place?.level !== 'province') return []
  return Object.keys(CITIES)
    .filter((four) => four.startsWith(code.slice(0, 2)))
    .flatMap((four) => city(four) ?? [])
}

const everyRegion = (): readonly Region[] =>
  regionsUnder(null).flatMap((within) => [
    within,
    ...regionsUnder(within.code).flatMap((below) => [below, ...regionsUnder(below.code)]),
  ])

/** Places whose name has the text in it, or whose code begins with it; those that are called so themselves first. */
export function regionsNamed(text: string): readonly Region[] {
  const found = everyRegion().filter(
    ({ code, name, fullName }) =>
      !NO_CITY.test(name) && (fullName.includes(text) || code.startsWith(text)),
  )
  const rank = ({ name }: Region): number =>
    name.startsWith(text) ? 0 : name.includes(text) ? 1 : 2
  return found.toSorted((a, b) => rank(a) - rank(b))
}

/** Whether a province and, unless the code means the province, a city of this code exist. */
export function isKnownCity(code: RegionCode): boolean {
  const isProvince = code.slice(2, 6) === '0000'
  return isProvince ? code.slice(0, 2) in PROVINCES : code.slice(0, 4) in CITIES
}

/** One sentence about a code that the table does not have, with the nearest place it does have. */
export function unknownRegionSentence(code: string): { readonly zh: string; readonly en: string } {
  if (!/^\d{6}(\d{3})?$/.test(code)) {
    const zh = `“${code}”不是行政区划代码（六位数字，镇街为九位）`
    return { zh, en: `"${code}" is no GB/T 2260 code of six (a town: nine) digits` }
  }
  const near = city(code.slice(0, 4)) ?? province(code.slice(0, 2))
  const where = near === null ? '' : `，${near.fullName}之下没有它`
  return {
    zh: `行政区划表（${REGIONS_AS_OF}）里没有“${code}”${where}`,
    en: `the table of places (${REGIONS_AS_OF}) has no "${code}"`,
  }
}
