import { SUBJECTS } from '../reading/subject.ts'
import type { Tally } from '../reading/tally.ts'
import type { Dimension } from './classification.ts'
import { FEATURE_NAMES } from './features.ts'

/** Saturating: `half` of evidence gives 0.5, twice that 0.75. */
const saturate = (amount: number, half: number): number => 1 - 2 ** (-Math.max(0, amount) / half)

const featureNamed = (features: readonly number[], name: string): number =>
  Math.expm1(features[FEATURE_NAMES.indexOf(name)] ?? 0)

/**
 * The four dimensions of the identification guide (docs/rules.md §2.2), each 0..1.
 * An exercise on the screen is "consolidating practice", which the guide counts as manner.
 */
export function dimensionsOf(
  found: Tally,
  features: readonly number[],
): Readonly<Record<Dimension, number>> {
  const content = Math.max(
    ...SUBJECTS.map(
      (code) => found.strong[code] + 0.25 * found.weak[code] + 0.5 * found.name[code],
    ),
  )
  const exercise =
    0.35 * found.cue.exercise +
    featureNamed(features, 'structure:options') +
    0.5 * featureNamed(features, 'structure:blanks') +
    0.15 * Math.min(8, featureNamed(features, 'structure:formulaSigns'))
  return {
    content: saturate(content, 1.5),
    manner: saturate(found.cue.manner + exercise, 1.5),
    purpose: saturate(found.cue.purpose + 0.5 * found.cue.primary + 0.5 * found.cue.junior, 1.2),
    evaluation: saturate(found.cue.evaluation, 1.5),
  }
}
