import type { StructureFeature } from '../reading/screen-structure.ts'
import { SUBJECTS, type Subject } from '../reading/subject.ts'
import type { Tally } from '../reading/tally.ts'
import type { Classification } from './classification.ts'
import { FEATURE_NAMES } from './features.ts'

/** What the layout of a screen says of its subject, as weight of terms for each (damped) count. */
const SHOWN_BY: Readonly<Partial<Record<Subject, Partial<Record<StructureFeature, number>>>>> = {
  CHN: { pinyin: 0.8, pinyinInBrackets: 1, fourCharacterOptions: 2, classical: 0.4 },
  MAT: {
    functions: 1,
    letterEquations: 0.6,
    points: 0.6,
    amountQuestion: 1,
    numericOptions: 1.2,
    coordinates: 0.6,
    fractions: 0.4,
  },
  ENG: { englishBlank: 3, englishSentence: 1.2 },
  JPN: { kana: 1.5 },
  RUS: { cyrillic: 1 },
  CHE: { chemicalFormulas: 1.2 },
  HIS: { years: 0.5 },
}

const SHARE = { weak: 0.3, name: 1.5 } as const

/** Subjects that have at least a quarter of the best one's evidence, best first; scores are the belief, shared out. */
export function subjectsOf(
  found: Tally,
  features: readonly number[],
  score: number,
): Classification['subjects'] {
  const weighed = SUBJECTS.map((code) => ({
    code,
    weight:
      found.strong[code] +
      SHARE.weak * found.weak[code] +
      SHARE.name * found.name[code] +
      shownBy(code, features),
  }))
  const best = Math.max(...weighed.map(({ weight }) => weight))
  if (best === 0) return []
  return weighed
    .filter(({ weight }) => weight >= best / 4)
    .sort((a, b) => b.weight - a.weight)
    .map(({ code, weight }) => ({ code, score: round((score * weight) / best) }))
}

function shownBy(code: Subject, features: readonly number[]): number {
  return Object.entries(SHOWN_BY[code] ?? {}).reduce(
    (sum, [name, weight]) => sum + weight * (features[PLACES.get(name) ?? -1] ?? 0),
    0,
  )
}

const PLACES: ReadonlyMap<string, number> = new Map(
  FEATURE_NAMES.flatMap((name, i) =>
    name.startsWith('structure:') ? [[name.slice('structure:'.length), i] as const] : [],
  ),
)

const round = (value: number): number => Math.round(value * 10_000) / 10_000
