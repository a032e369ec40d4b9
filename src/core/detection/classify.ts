import { gramsOf } from '../reading/character-grams.ts'
import { type Lexicons, SCHOOL_STAGES } from '../reading/lexicon/lexicon-term.ts'
import { type NormalisedText, originalRange } from '../reading/normalise.ts'
import { createScreenReader, type ScreenReader, tallyText } from '../reading/screen-reader.ts'
import { type Tally, tally } from '../reading/tally.ts'
import type {
  Classification,
  ClassificationEvidence,
  ClassifiedStage,
  Dimension,
  TopicBelief,
} from './classification.ts'
import {
  beliefOf,
  type ClassifierModel,
  type JoinedModels,
  joinedLogOdds,
  learnedTermsOf,
  type ModelsSay,
  normaliserOf,
  SHIPPED_MODEL,
} from './classifier-model.ts'
import { decideContent } from './decide-content.ts'
import { dimensionsOf } from './dimensions.ts'
import { collectEvidence } from './evidence-terms.ts'
import { FEATURE_NAMES, featuresOf } from './features.ts'
import { createForeignProseReader, type ForeignProseReader } from './foreign-prose.ts'
import { createGrownUpReader, type GrownUpReader } from './grown-ups.ts'
import { writeJudgedBy } from './judged-by.ts'
import { addContext } from './lesson-context.ts'
import {
  createOwnWordsReader,
  type OwnWordsInForce,
  type OwnWordsReader,
  type OwnWordsSay,
  ownEvidence,
} from './own-words-say.ts'
import { createStageReader, type StageReader } from './stage.ts'
import type { StandingText } from './standing-text.ts'
import { subjectsOf } from './subjects.ts'
import { createTopicsReader, type TopicsReader } from './topics.ts'
import { createWordingReader, type TellingPiece, type WordingReader } from './wording.ts'

export type ClassifierInput = {
  /** What the screen shows, lines separated by line feeds. Evidence offsets refer to this. */
  readonly text: string
  /** Visible text of the page around the player. */
  readonly pageText?: string
  /** Lines of `text` that stand on other screens of the session, too; see `core/lesson/boilerplate.ts`. */
  readonly boilerplate?: StandingText | null
  /** Title of the page or of the live room. */
  readonly title?: string
}

export type Classifier = { classify(input: ClassifierInput): Classification }

/** Beyond this a screen is a document; what it is about shows in its first part. */
const LONGEST_TEXT = 20_000
const LONGEST_PAGE_TEXT = 4_000
const LONGEST_TITLE = 4_000
/** Log-odds against a picture without a word. */
const WORDLESS = 2

/**
 * Builds the dictionary (0.2 s), once per process. `classify` is pure: same input and same `modelVersion`, same answer.
 * How it works and how the weights were made: docs/detection.md. `words`: the administrators' own, if any.
 */
export function createClassifier(
  lexicons: Lexicons,
  model: ClassifierModel = SHIPPED_MODEL,
  words: OwnWordsInForce | null = null,
): Classifier {
  const reader = createScreenReader(lexicons, learnedTermsOf(model), normaliserOf(model))
  const weights: Weights = {
    modelVersion: writeJudgedBy({ model: model.modelVersion, words: words?.version ?? null }),
    own:
      words === null
        ? null
        : { version: words.version, say: createOwnWordsReader(words.set, reader.normalise) },
    bias: model.bias / 1_000,
    byFeature: FEATURE_NAMES.map((name) => (model.byFeature[name] ?? 0) / 1_000),
    stageOf: createStageReader(model.stages),
    wording: createWordingReader(model.wording),
    topics: model.topics === undefined ? null : createTopicsReader(model.topics),
    grownUps: createGrownUpReader(model.grownUps, reader.normalise),
    isForeignProse: createForeignProseReader(model.foreignProse),
    joined: model.joined,
  }
  return { classify: (input) => classifyWith(reader, weights, input) }
}

type Weights = {
  readonly modelVersion: string
  readonly own: { readonly version: string; readonly say: OwnWordsReader } | null
  readonly bias: number
  /** In the order of `FEATURE_NAMES`. */
  readonly byFeature: readonly number[]
  readonly stageOf: StageReader
  readonly wording: WordingReader
  readonly topics: TopicsReader | null
  readonly grownUps: GrownUpReader
  readonly isForeignProse: ForeignProseReader
  readonly joined: JoinedModels
}

function classifyWith(
  reader: ScreenReader,
  weights: Weights,
  input: ClassifierInput,
): Classification {
  const original = input.text.slice(0, LONGEST_TEXT)
  const title = (input.title ?? '').slice(0, LONGEST_TITLE)
  const context: Context = {
    title: tallyText(reader, title),
    page: tallyText(reader, (input.pageText ?? '').slice(0, LONGEST_PAGE_TEXT)),
  }
  const whole = readOf(reader, weights, original, context)
  const { normalised, matches } = whole
  const matter = matterOf(original, input.boilerplate ?? null)
  const judged = judgedBy(weights, {
    whole,
    parted: matter === null ? null : readOf(reader, weights, matter, context),
    share: matter === null ? 1 : matter.length / Math.max(1, original.length),
    often: input.boilerplate?.often ?? false,
  })
  const own = weights.own?.say(normalised, original, title) ?? NOTHING_SAID
  const terms = collectEvidence(matches, normalised, original, reader.dictionary)
  const worded = terms.some(({ weight }) => weight > 0)
    ? null
    : weights.wording.tellingPiece(normalised.text)
  const evidence = [
    ...terms,
    ...(worded === null ? [] : [wordingEvidence(normalised, original, worded)]),
    ...ownEvidence(own),
  ]
  const namesStage = SCHOOL_STAGES.some((stage) => whole.onScreen.cue[stage] > 0)
  const grownUps = weights.grownUps.named(normalised.text, namesStage)
  const foreignProse = !namesStage && weights.isForeignProse(original, title)
  return conclude(weights, { ...judged, own, grownUps, foreignProse }, evidence)
}

type Context = { readonly title: Tally | null; readonly page: Tally | null }

/** What is read of a text in its surroundings, and what the models say of it. */
function readOf(reader: ScreenReader, weights: Weights, original: string, context: Context) {
  const normalised = reader.normalise(original)
  const matches = reader.matcher.find(normalised.text)
  const onScreen = tally(matches, reader.dictionary)
  const titled = addContext(onScreen, context.title, null)
  const found = addContext(titled, null, context.page)
  const features = featuresOf(found, original, normalised.text)
  const logitWithPage = logitOf(weights, features, found)
  // The page around the player is about many things: it may speak for a lesson, never against one.
  const logit =
    context.page === null
      ? logitWithPage
      : Math.max(
          logitWithPage,
          logitOf(weights, featuresOf(titled, original, normalised.text), titled),
        )
  // What shows no word is known by its surroundings alone, and they are seldom enough.
  const asked =
    normalised.text === '' ? wordless(logit) : modelsSay(weights, logit, normalised.text)
  return { normalised, matches, onScreen, found, features, ...asked }
}

/** The lines besides those that stand on every screen; `null` where there are none such. */
function matterOf(original: string, boilerplate: StandingText | null): string | null {
  if (boilerplate === null) return null
  const standing = new Set(boilerplate.text.split('\n'))
  const matter = original.split('\n').filter((line) => !standing.has(line))
  return matter.join('').trim() === '' ? null : matter.join('\n')
}

const wordless = (logit: number): Asked => {
  const said = logit - WORDLESS
  return { models: { terms: said, wording: said, topics: said }, topics: undefined }
}

type Read = ReturnType<typeof readOf>
type Judged = {
  readonly read: Read
  readonly logOdds: number
  readonly boilerplate: Classification['boilerplate']
}

/**
 * By what a screen is judged of which lines stand on others, too (docs/decisions/0150). What changes counts alone where it
 * speaks for a lesson by itself, with what its frame adds, and where only its frame speaks against one. A frame that
 * speaks for a lesson around something else counts for the square of its share of the characters: a slide that stands under
 * changing chat is most of a screen, a title over a game is not. `share` is that of what changes.
 */
function judgedBy({ joined }: Weights, { whole, parted, share, often }: PartedRead): Judged {
  const ofWhole = joinedLogOdds(joined, whole.models)
  const asItIs: Judged = { read: whole, logOdds: ofWhole, boilerplate: undefined }
  if (parted === null) return asItIs
  const ofParted = joinedLogOdds(joined, parted.models)
  if (ofParted <= 0 && ofParted < ofWhole) {
    const ofFrame = (1 - share) ** 2
    const logOdds = (1 - ofFrame) * ofParted + ofFrame * ofWhole
    return { read: whole, logOdds, boilerplate: 'shared-out' }
  }
  if (!often) return asItIs
  return ofParted >= ofWhole
    ? { read: parted, logOdds: ofParted, boilerplate: 'left-out' }
    : { read: whole, logOdds: ofWhole, boilerplate: 'left-out' }
}

type PartedRead = {
  readonly whole: Read
  readonly parted: Read | null
  readonly share: number
  readonly often: boolean
}

type Asked = {
  readonly models: ModelsSay
  readonly topics: readonly TopicBelief[] | undefined
}

function modelsSay({ wording, topics }: Weights, terms: number, text: string): Asked {
  const grams = gramsOf(text)
  const said = topics?.read(grams)
  const models = { terms, wording: wording.logOddsOf(grams), topics: said?.logOdds ?? 0 }
  return { models, topics: said?.topics }
}

const NOTHING_SAID: OwnWordsSay = { logOdds: 0, words: [] }

function logitOf(weights: Weights, features: readonly number[], found: Tally): number {
  return features.reduce(
    (sum, value, i) => sum + value * (weights.byFeature[i] ?? 0),
    weights.bias + found.learned,
  )
}

type Said = Judged & {
  readonly own: OwnWordsSay
  /** The course of grown-ups that the screen names without a stage of school. */
  readonly grownUps: string | null
  readonly foreignProse: boolean
}

function conclude(
  weights: Weights,
  { read, logOdds, boilerplate, own, grownUps, foreignProse }: Said,
  evidence: readonly ClassificationEvidence[],
): Classification {
  const { modelVersion, stageOf } = weights
  const { models, topics, found, features } = read
  const score = round(beliefOf(logOdds + own.logOdds))
  const stage: ClassifiedStage = stageOf(found, features, score)
  return {
    label: decideContent(score, models, grownUps !== null || foreignProse),
    score,
    subjects: subjectsOf(found, features, score),
    stage,
    dimensions: roundAll(dimensionsOf(found, features)),
    evidence,
    modelVersion,
    ...(topics === undefined ? {} : { topics }),
    ...(boilerplate === undefined ? {} : { boilerplate }),
    ...(grownUps === null ? {} : { grownUps }),
    ...(foreignProse ? { foreignProse: true as const } : {}),
    ...ownWordsSpoke(weights, own, logOdds),
  }
}

function ownWordsSpoke(
  { own }: Weights,
  { logOdds, words }: OwnWordsSay,
  without: number,
): Pick<Classification, 'ownWords'> {
  if (own === null || words.length === 0) return {}
  const scoreWithout = round(beliefOf(without))
  return { ownWords: { version: own.version, logOdds, scoreWithout, words } }
}

/** Where no term of the lexicons speaks for a lesson, the piece of text whose wording does. */
function wordingEvidence(
  normalised: NormalisedText,
  original: string,
  piece: TellingPiece,
): ClassificationEvidence {
  const range = originalRange(normalised, piece.start, piece.end)
  const term = original.slice(range.start, range.end)
  return { term, dimension: 'content', ...range, weight: Math.round(piece.weight * 100) / 100 }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

const roundAll = (values: Readonly<Record<Dimension, number>>): Record<Dimension, number> => ({
  purpose: round(values.purpose),
  content: round(values.content),
  manner: round(values.manner),
  evaluation: round(values.evaluation),
})
