import type { CutRules, CutRulesText } from '../../contracts/cuts/cut-rules.ts'
import { type Place, placesOf } from '../accounts/place.ts'
import { words } from '../register/rooms/room-draft.ts'

export type SecondRule = {
  readonly places: readonly Place[]
  readonly platforms: readonly string[]
  readonly viewersFrom: string
  readonly hours: string
}

export type AutomaticRule = {
  readonly mode: CutRules['automatic']['rules'][number]['mode']
  readonly places: readonly Place[]
  readonly sweeps: readonly string[]
}

export const NUMBERS = [
  'withinMinutes',
  'coolingOffMinutes',
  'loosenedAfterMinutes',
  'countdownSeconds',
  'banMinutes',
  'seenWithinSeconds',
] as const
export const FUSE_KINDS = ['manual', 'automatic'] as const
export const FUSE_SCOPES = ['all', 'platform', 'region'] as const

type FuseKind = (typeof FUSE_KINDS)[number]
type FuseScope = (typeof FUSE_SCOPES)[number]
type FuseLimit = `${FuseKind}-${FuseScope}`

/** Where a limit of a fuse stands in the draft: each is a field of its own, changed by one person beside another's. */
export const limitAt = (kind: FuseKind, scope: FuseScope): FuseLimit => `${kind}-${scope}`

/** The rules as their form holds them. */
export type CutRulesDraft = Readonly<Record<(typeof NUMBERS)[number] | FuseLimit, string>> & {
  readonly whenBlown: CutRules['fuse']['whenBlown']
  readonly second: readonly SecondRule[]
  readonly automatic: readonly AutomaticRule[]
}

export const NEW_SECOND: SecondRule = { places: [], platforms: [], viewersFrom: '', hours: '' }
export const NEW_AUTOMATIC: AutomaticRule = { mode: 'shadow', places: [], sweeps: [] }

const limitsOf = (kind: FuseKind, limits: Readonly<Record<FuseScope, number>>) =>
  Object.fromEntries(
    FUSE_SCOPES.map((scope) => [limitAt(kind, scope), String(limits[scope])]),
  ) as Record<FuseLimit, string>

export const cutRulesDraft = ({ rules }: CutRulesText): CutRulesDraft => ({
  withinMinutes: String(rules.secondPerson.withinMinutes),
  coolingOffMinutes: String(rules.coolingOffMinutes),
  loosenedAfterMinutes: String(rules.loosenedAfterMinutes),
  countdownSeconds: String(rules.automatic.countdownSeconds),
  banMinutes: String(rules.automatic.banMinutes),
  seenWithinSeconds: String(rules.automatic.seenWithinSeconds),
  ...limitsOf('manual', rules.fuse.manual),
  ...limitsOf('automatic', rules.fuse.automatic),
  whenBlown: rules.fuse.whenBlown,
  second: rules.secondPerson.rules.map((rule) => ({
    places: placesOf(rule.regions, rule.regionNames),
    platforms: rule.platforms,
    viewersFrom: rule.viewersFrom === null ? '' : String(rule.viewersFrom),
    hours: rule.hours.join(', '),
  })),
  automatic: rules.automatic.rules.map((rule) => ({
    mode: rule.mode,
    places: placesOf(rule.regions, rule.regionNames),
    sweeps: rule.sweeps,
  })),
})

const codesOf = (places: readonly Place[]): readonly string[] => places.map(({ code }) => code)

/** Conditions that are left out hold: they are not written. */
const ofSecond = ({ places, platforms, viewersFrom, hours }: SecondRule) => ({
  ...(places.length === 0 ? {} : { regions: codesOf(places) }),
  ...(platforms.length === 0 ? {} : { platforms }),
  ...(viewersFrom.trim() === '' ? {} : { viewersFrom: Number(viewersFrom) }),
  ...(words(hours).length === 0 ? {} : { hours: words(hours) }),
})

/** The file as a value. */
export function cutRulesDocument(draft: CutRulesDraft) {
  const limits = (kind: FuseKind) =>
    Object.fromEntries(FUSE_SCOPES.map((scope) => [scope, Number(draft[limitAt(kind, scope)])]))
  return {
    secondPerson: {
      withinMinutes: Number(draft.withinMinutes),
      rules: draft.second.map(ofSecond),
    },
    fuse: {
      manual: limits('manual'),
      automatic: limits('automatic'),
      whenBlown: draft.whenBlown,
    },
    coolingOffMinutes: Number(draft.coolingOffMinutes),
    loosenedAfterMinutes: Number(draft.loosenedAfterMinutes),
    automatic: {
      countdownSeconds: Number(draft.countdownSeconds),
      banMinutes: Number(draft.banMinutes),
      seenWithinSeconds: Number(draft.seenWithinSeconds),
      rules: draft.automatic.map(({ mode, places, sweeps }) => ({
        mode,
        regions: codesOf(places),
        sweeps,
      })),
    },
  }
}

export type NumberRange = { readonly least: number; readonly most: number; readonly whole: boolean }

/** As the file is checked (`read-cuts.ts`), so that a number is refused while it is typed. */
export const NUMBER_RANGES: Readonly<Record<(typeof NUMBERS)[number], NumberRange>> = {
  withinMinutes: { least: 1, most: 1_440, whole: false },
  coolingOffMinutes: { least: 0, most: 10_080, whole: false },
  loosenedAfterMinutes: { least: 0, most: 10_080, whole: false },
  countdownSeconds: { least: 10, most: 3_600, whole: true },
  banMinutes: { least: 1, most: 1_440, whole: false },
  seenWithinSeconds: { least: 5, most: 600, whole: true },
}
export const LIMIT_RANGE: NumberRange = { least: 1, most: 10_000, whole: true }
export const VIEWERS_RANGE: NumberRange = { least: 1, most: 9_007_199_254_740_991, whole: true }

export function isInRange(text: string, { least, most, whole }: NumberRange): boolean {
  if (!/^\d+(\.\d+)?$/.test(text.trim())) return false
  const number = Number(text)
  return number >= least && number <= most && (!whole || Number.isInteger(number))
}

const CLOCK = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/
const DAY_SECONDS = 86_400

function secondOf(text: string): number | null {
  const found = CLOCK.exec(text)
  if (found === null) return null
  const [, hour = '0', minute = '0', second = '0'] = found
  const at = Number(hour) * 3_600 + Number(minute) * 60 + Number(second)
  return at <= DAY_SECONDS ? at : null
}

/** Spans such as 08:00-12:00, each from earlier to later; none at all is sound too. */
export const areHours = (text: string): boolean =>
  words(text).every((span) => {
    const [from, to, ...more] = span.split('-').map(secondOf)
    return more.length === 0 && from != null && to != null && from < to
  })

const isSoundRule = ({ places, sweeps }: AutomaticRule): boolean =>
  places.length > 0 && sweeps.length > 0

/** Numbers and spans are such, and nothing is switched on everywhere; the rest the server checks as it checks the file. */
export const isCutRulesDraftSound = (draft: CutRulesDraft): boolean =>
  NUMBERS.every((name) => isInRange(draft[name], NUMBER_RANGES[name])) &&
  FUSE_KINDS.every((kind) =>
    FUSE_SCOPES.every((scope) => isInRange(draft[limitAt(kind, scope)], LIMIT_RANGE)),
  ) &&
  draft.second.every(
    ({ viewersFrom, hours }) =>
      (viewersFrom.trim() === '' || isInRange(viewersFrom, VIEWERS_RANGE)) && areHours(hours),
  ) &&
  draft.automatic.every(isSoundRule)
