import type { ModelsSay } from '../src/core/detection/classifier-model.ts'
import { FEATURE_NAMES } from '../src/core/detection/features.ts'
import { GRAM_BUCKETS } from '../src/core/reading/character-grams.ts'
import type { ScreenReader } from '../src/core/reading/screen-reader.ts'
import {
  type FitOptions,
  fitAveraged,
  type LinearModel,
  logOddsOf,
  type SignRule,
  type SparseRow,
} from './averaged-sgd.ts'
import { fitTopics, type LearnedTopics, topicsSay } from './learn-topics.ts'
import { topicsOfKind } from './topics-of-kinds.ts'
import type { ReadText, TrainingText } from './training-texts.ts'

export type ReadTrainingText = { readonly one: TrainingText; readonly read: ReadText }
export type Models = {
  readonly terms: LinearModel
  readonly wording: LinearModel
  readonly topics: LearnedTopics
}

const SEED = 20_261_128
const NO_DENSE = new Float32Array()

const NEVER_AGAINST =
  /^(?:bestStrong|bestOwn|mostOwn|bestSubject|bestShare|allStrong|strongUnits|anyTerms|manyTerms|manyOwn|best:|cue:|stage:|name:|class:(?:strong|name|cue)-\d)/
const NEVER_FOR = /^(?:bestField|allFields|fieldShare|foreignUnits|class:counter)/

function signOf(name: string): SignRule {
  if (NEVER_FOR.test(name)) return -1
  return NEVER_AGAINST.test(name) ? 1 : 0
}

const termsOf = ({ dense, terms }: ReadText) => ({ dense, sparse: terms, share: 1 })

const wordingOf = ({ grams }: ReadText) => ({
  dense: NO_DENSE,
  sparse: grams,
  share: 1 / Math.sqrt(Math.max(1, grams.length)),
})

const labelled = ({ one }: ReadTrainingText) => ({ label: one.label, importance: one.importance })

/** All models from the same texts: of features and terms of the lexicons, of wording, of what a text is about. */
export function learnModels(reader: ScreenReader, texts: readonly ReadTrainingText[]): Models {
  const rows = (shape: (read: ReadText) => Pick<SparseRow, 'dense' | 'sparse' | 'share'>) =>
    texts.map((text) => ({ ...shape(text.read), ...labelled(text) }))
  const terms: FitOptions = {
    signs: FEATURE_NAMES.map(signOf),
    sparse: reader.dictionary.length,
    epochs: 4,
    rate: 0.1,
    ridge: { dense: 1e-4, sparse: 1e-5 },
    seed: SEED,
  }
  const wording: FitOptions = {
    signs: [],
    sparse: GRAM_BUCKETS,
    epochs: 5,
    rate: 0.3,
    ridge: { dense: 0, sparse: 1e-6 },
    seed: SEED,
  }
  return {
    terms: fitAveraged(rows(termsOf), terms),
    wording: fitAveraged(rows(wordingOf), wording),
    topics: fitTopics(
      texts.map(({ one, read }) => ({
        grams: read.grams,
        topics: topicsOfKind(one.kind, one.label),
        importance: one.importance,
      })),
      SEED,
    ),
  }
}

export const judgedBy = (models: Models, read: ReadText): ModelsSay => ({
  terms: logOddsOf(models.terms, termsOf(read)),
  wording: logOddsOf(models.wording, wordingOf(read)),
  topics: topicsSay(models.topics, read.grams),
})
