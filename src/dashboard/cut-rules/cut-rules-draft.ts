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
  'countdownSeconds',
  'banMinutes',
  'seenWithinSeconds',
] as const
export const FUSE_KINDS = ['manual', 'automatic'] as const
export const FUSE_SCOPES = ['all', 'platform', 'region'] as const

/** The rules as their form holds them. */
export type CutRulesDraft = Readonly<Record<(typeof NUMBERS)[number], string>> & {
  readonly limits: readonly string[]
  readonly whenBlown: CutRules['fuse']['whenBlown']
  readonly second: readonly SecondRule[]
  readonly automatic: readonly AutomaticRule[]
}

export const NEW_SECOND: SecondRule = { places: [], platforms: [], viewersFrom: '', hours: '' }
export const NEW_AUTOMATIC: AutomaticRule = { mode: 'shadow', places: [], sweeps: [] }

/** Where a limit of a fuse stands in the draft. */
export const limitAt = (kind: number, scope: number): number => kind * FUSE_SCOPES.length + scope

export const cutRulesDraft = ({ rules }: CutRulesText): CutRulesDraft => ({
  withinMinutes: String(rules.secondPerson.withinMinutes),
  coolingOffMinutes: String(rules.coolingOffMinutes),
  countdownSeconds: String(rules.automatic.countdownSeconds),
  banMinutes: String(rules.automatic.banMinutes),
  seenWithinSeconds: String(rules.automatic.seenWithinSeconds),
  limits: FUSE_KINDS.flatMap((kind) => FUSE_SCOPES.map((scope) => String(rules.fuse[kind][scope]))),
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
  const limits = (kind: number) =>
    Object.fromEntries(
      FUSE_SCOPES.map((scope, place) => [scope, Number(draft.limits[limitAt(kind, place)])]),
    )
  return {
    secondPerson: {
      withinMinutes: Number(draft.withinMinutes),
      rules: draft.second.map(ofSecond),
    },
    fuse: { manual: limits(0), automatic: limits(1), whenBlown: draft.whenBlown },
    coolingOffMinutes: Number(draft.coolingOffMinutes),
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

export const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text.trim())

const isSoundRule = ({ places, sweeps }: AutomaticRule): boolean =>
  places.length > 0 && sweeps.length > 0

/** Numbers are numbers, and nothing is switched on everywhere; the rest the server checks as it checks the file. */
export const isCutRulesDraftSound = (draft: CutRulesDraft): boolean =>
  NUMBERS.every((name) => isNumber(draft[name])) &&
  draft.limits.every(isNumber) &&
  draft.second.every(({ viewersFrom }) => viewersFrom.trim() === '' || isNumber(viewersFrom)) &&
  draft.automatic.every(isSoundRule)
