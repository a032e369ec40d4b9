import { COUNTER_FIELDS } from '../reading/lexicon/counter-fields.ts'
import { CUES } from '../reading/lexicon/cues.ts'
import { SCHOOL_STAGES } from '../reading/lexicon/lexicon-term.ts'
import { readStructure, STRUCTURE_FEATURES } from '../reading/screen-structure.ts'
import { SUBJECTS } from '../reading/subject.ts'
import { type Tally, TERM_CLASSES } from '../reading/tally.ts'

const GENERAL_FEATURES = [
  'bestStrong',
  'bestWeak',
  'bestOwn',
  'mostOwn',
  'bestSubject',
  'bestShare',
  'secondSubject',
  'concentration',
  'bestField',
  'allFields',
  'bestCounter',
  'allCounters',
  'fieldShare',
  'allStrong',
  'allWeak',
  'strongUnits',
  'weakUnits',
  'foreignUnits',
  'balanceOfUnits',
  'strongWithWeak',
  'bestUnopposed',
  'bestOpposed',
  'anyTerms',
  'manyTerms',
  'manyOwn',
] as const
type GeneralFeature = (typeof GENERAL_FEATURES)[number]

/** Names of the features, in the order in which `featuresOf` gives them. */
export const FEATURE_NAMES: readonly string[] = [
  ...GENERAL_FEATURES,
  ...SUBJECTS.map((subject) => `best:${subject}`),
  ...COUNTER_FIELDS.map((field) => `field:${field}`),
  ...CUES.map((cue) => `cue:${cue}`),
  ...SCHOOL_STAGES.map((stage) => `stage:${stage}`),
  ...SUBJECTS.map((subject) => `name:${subject}`),
  ...TERM_CLASSES.map((name) => `class:${name}`),
  ...STRUCTURE_FEATURES.map((name) => `structure:${name}`),
]

/** A weak term is worth this much of a strong one when the subject is looked for. */
const WEAK_SHARE = 0.4

/** Numbers of a screen that the weights are for; `original` and `text` are it before and after normalising. */
export function featuresOf(found: Tally, original: string, text: string): readonly number[] {
  const totals = SUBJECTS.map((subject) => found.strong[subject] + WEAK_SHARE * found.weak[subject])
  const best = totals.indexOf(Math.max(...totals))
  const general = generalFeatures(found, totals, best, Math.max(15, text.length))
  return [
    ...GENERAL_FEATURES.map((name) => general[name]),
    ...totals.map((total, i) => (i === best ? Math.log1p(total) : 0)),
    ...COUNTER_FIELDS.map((field) => Math.log1p(found.foreign[field])),
    ...CUES.map((cue) => Math.log1p(found.cue[cue])),
    ...SCHOOL_STAGES.map((stage) => Math.log1p(found.stage[stage])),
    ...SUBJECTS.map((subject) => Math.log1p(found.name[subject])),
    ...TERM_CLASSES.map((name) => Math.log1p(found.classes[name] ?? 0)),
    ...readStructure(original, text),
  ]
}

function generalFeatures(
  found: Tally,
  totals: readonly number[],
  best: number,
  units: number,
): Readonly<Record<GeneralFeature, number>> {
  const subject = SUBJECTS[best] ?? 'CHN'
  const total = totals[best] ?? 0
  const { strong, own, weak, foreign, counter } = found
  const field = Math.max(...Object.values(foreign))
  const share = { strong: found.units.strong / units, weak: found.units.weak / units }
  const foreignUnits = found.units.foreign / units
  return {
    bestStrong: Math.log1p(strong[subject]),
    bestWeak: Math.log1p(weak[subject]),
    bestOwn: Math.log1p(own[subject]),
    mostOwn: Math.log1p(Math.max(...Object.values(own))),
    bestSubject: Math.log1p(total),
    bestShare: (total / units) * 5,
    // General knowledge draws on several subjects at once, a lesson on one.
    secondSubject: Math.log1p(Math.max(...totals.filter((_, i) => i !== best))),
    concentration: total / (sum(totals) + 1),
    bestField: Math.log1p(field),
    allFields: Math.log1p(sum(Object.values(foreign))),
    bestCounter: Math.log1p(Math.max(...Object.values(counter))),
    allCounters: Math.log1p(sum(Object.values(counter))),
    fieldShare: (field / units) * 5,
    allStrong: Math.log1p(sum(Object.values(strong))),
    allWeak: Math.log1p(sum(Object.values(weak))),
    strongUnits: share.strong,
    weakUnits: share.weak,
    foreignUnits,
    balanceOfUnits: share.strong + 0.5 * share.weak - foreignUnits,
    strongWithWeak: Math.log1p(strong[subject]) * Math.log1p(weak[subject]),
    bestUnopposed: field === 0 ? Math.log1p(total) : 0,
    bestOpposed: Math.log1p(field) * Math.log1p(total),
    anyTerms: Math.min(total, 3) / 3,
    manyTerms: Math.min(total, 8) / 8,
    manyOwn: Math.min(own[subject], 6) / 6,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
