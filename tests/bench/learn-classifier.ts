import { FEATURE_NAMES, featuresOf, tally } from '../../src/core/detection/features.ts'
import type { ScreenReader } from '../../src/core/detection/screen-reader.ts'
import { fitLogistic, type LinearModel, type SignRule } from './logistic-regression.ts'
import type { TrainingScreen } from './made-screens.ts'
import type { Sample } from './samples.ts'
import { countTerms, learnStrengths, type Strengths } from './term-counts.ts'

export type LearnedClassifier = { readonly model: LinearModel; readonly strengths: Strengths }

const RIDGE = 0.001

type Read = {
  readonly original: string
  readonly text: string
  readonly matches: ReturnType<ScreenReader['matcher']['find']>
}

export function read(reader: ScreenReader, original: string): Read {
  const { text } = reader.normalise(original)
  return { original, text, matches: reader.matcher.find(text) }
}

/** First what single terms say, then what everything on a screen says together. */
export function learnClassifier(
  reader: ScreenReader,
  samples: readonly Sample[],
  made: readonly TrainingScreen[],
): LearnedClassifier {
  const real = samples.map((sample) => ({ ...sample, ...read(reader, sample.text) }))
  const strengths = learnStrengths(
    countTerms(
      real.map(({ matches, label }) => ({
        entries: [...new Set(matches.map(({ entry }) => entry))],
        lesson: label === 'subject',
      })),
      reader.dictionary.length,
    ),
    reader.dictionary,
  )
  const rows = [
    ...real.flatMap(({ original, label }) => {
      const own = label === 'subject' ? 'lesson' : 'other'
      const bare = withoutOptions(original)
      return [
        { features: features(reader, strengths, original, own), label, importance: 1 },
        // A slide seldom has four options below the question, so the options must not carry the verdict.
        { features: features(reader, strengths, bare, own), label, importance: 0.5 },
      ] as const
    }),
    ...made.map(({ text, label, importance }) => ({
      features: features(reader, strengths, text),
      label,
      importance,
    })),
  ]
  const set = {
    rows: rows.map((row) => row.features),
    labels: rows.map(({ label }) => (label === 'subject' ? 1 : 0)),
    importance: rows.map(({ importance }) => importance),
  }
  return { model: fitLogistic(set, FEATURE_NAMES.map(signOf), RIDGE), strengths }
}

/** Features of a screen as the learned strengths see it, without what the screen itself taught them. */
export function features(
  reader: ScreenReader,
  strengths: Strengths,
  original: string,
  own?: 'lesson' | 'other',
): readonly number[] {
  const { text, matches } = read(reader, original)
  const found = tally(matches, reader.dictionary, (_, entry) => strengths.of(entry, own))
  return featuresOf(found, original, text)
}

function withoutOptions(text: string): string {
  return text.replace(/(^|\n)\s*[A-F][.．、:)].*/g, '').trim()
}

const NEVER_AGAINST = /^(?:inFavour|bestSubject|strongest|mean|subject|names|strongShare|cue)/
const NEVER_FOR = /^(?:against|counterShare)/

function signOf(name: string): SignRule {
  if (NEVER_FOR.test(name)) return -1
  return NEVER_AGAINST.test(name) || name === 'weakest' ? 1 : 0
}
