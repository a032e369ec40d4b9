import { NOTHING_LEARNED } from '../src/core/reading/dictionary.ts'
import type { Lexicons } from '../src/core/reading/lexicon/lexicon-term.ts'
import { createScreenReader, type ScreenReader } from '../src/core/reading/screen-reader.ts'
import { randomFrom } from '../src/core/seeded-random.ts'
import type { ReadTrainingText } from './learn-models.ts'
import { type TrainingScreen, trainingScreens } from './made-screens.ts'
import { readSamples, type Sample } from './samples.ts'
import {
  disturbed,
  ownTexts,
  readText,
  type TrainingText,
  weighedSamples,
} from './training-texts.ts'

/** All that is learned from, read once. */
export type TrainingSet = {
  readonly reader: ScreenReader
  readonly samples: readonly Sample[]
  readonly own: readonly TrainingScreen[]
  /** The samples and our own screens. */
  readonly texts: readonly ReadTrainingText[]
  /** The samples in part or as poor readings give them: learned from, never judged. */
  readonly poor: readonly ReadTrainingText[]
}

const NOISE_SEED = 20_261_122

/** The samples of the folders, or those chosen among them, and our own screens as both models see them. */
export function readTrainingSet(
  lexicons: Lexicons,
  folders: readonly string[],
  choose: (samples: readonly Sample[]) => readonly Sample[] = (samples) => samples,
): TrainingSet {
  const reader = createScreenReader(lexicons, NOTHING_LEARNED)
  const random = randomFrom(NOISE_SEED)
  const read = (one: TrainingText): ReadTrainingText => ({ one, read: readText(reader, one.text) })
  const samples = choose(readSamples(folders))
  const weighed = weighedSamples(samples)
  const own = trainingScreens(lexicons)
  const texts = [...weighed, ...ownTexts(own)].map(read)
  const poor = weighed.map((one) => read(disturbed(one, random)))
  return { reader, samples, own, texts, poor }
}
