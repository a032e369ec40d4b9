import type { ClassifierModel } from '../detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../detection/classify.ts'
import { learnedVersion } from '../detection/judged-by.ts'
import type { KeptModel } from '../detection/kept-model.ts'
import { canonicalJson } from '../evidence/canonical-json.ts'
import { adapt } from './adapt-model.ts'
import { adaptedModel, type Moved } from './adapted-model.ts'
import {
  type CaseCounts,
  type CorrectedText,
  countCases,
  LEAST_CASES,
  splitCases,
} from './correction.ts'
import { GUARD_TEXTS } from './guard-texts.ts'
import { type Measured, measure } from './measure.ts'

export type LearnNeeds = {
  /** The model that is begun from: the one that the program came with, whatever was learned since. */
  readonly base: KeptModel
  readonly texts: readonly CorrectedText[]
  readonly seed: number
  readonly sha256: (text: string) => string
}

type BeforeAfter = { readonly before: Measured; readonly after: Measured }

export type LearnReport = {
  readonly base: string
  readonly candidate: string
  readonly seed: number
  readonly cases: CaseCounts
  readonly texts: number
  readonly heldOut: BeforeAfter & { readonly cases: CaseCounts }
  readonly learned: BeforeAfter
  /** Screens of our own that come with the program. */
  readonly guard: BeforeAfter
  readonly moved: Moved
}

export type Learned =
  | { readonly kind: 'candidate'; readonly model: ClassifierModel; readonly report: LearnReport }
  | { readonly kind: 'too-few'; readonly cases: CaseCounts }
  /** Whatever share of it was taken: something got worse, or nothing better. */
  | { readonly kind: 'no-better'; readonly report: LearnReport }

/** Shares of what was learned that are tried, the boldest first. */
const SHARES = [1, 0.5, 0.25] as const

/**
 * A candidate from what people corrected. The boldest share is taken under which nothing got worse: neither on the
 * cases that were held out nor on the guard screens. Pure: same base, same corrections, same seed, same bytes.
 */
export function learn({ base: kept, texts: given, seed, sha256 }: LearnNeeds): Learned {
  const { model: base, lexicons } = kept
  const texts = given.toSorted(byCaseAndText)
  const cases = countCases(texts)
  if (Math.min(cases.lessons, cases.others) < LEAST_CASES) return { kind: 'too-few', cases }
  const { learned, heldOut } = splitCases(texts, sha256)
  const adaptation = adapt(kept, learned, seed)
  const before = measureAll(createClassifier(lexicons, base), learned, heldOut)
  let last: LearnReport | null = null
  for (const share of SHARES) {
    const made = adaptedModel(kept, adaptation, share)
    const model = nameModel(base.modelVersion, made.model, sha256)
    const after = measureAll(createClassifier(lexicons, model), learned, heldOut)
    const report: LearnReport = {
      base: base.modelVersion,
      candidate: model.modelVersion,
      seed,
      cases,
      texts: texts.length,
      heldOut: {
        before: before.heldOut,
        after: after.heldOut,
        cases: countCases(heldOut),
      },
      learned: { before: before.learned, after: after.learned },
      guard: { before: before.guard, after: after.guard },
      moved: made.moved,
    }
    if (isBetter(report)) return { kind: 'candidate', model, report }
    last ??= report
  }
  if (last === null) throw new Error('no share was tried')
  return { kind: 'no-better', report: last }
}

/** In whatever order they come, the same. */
function byCaseAndText(a: CorrectedText, b: CorrectedText): number {
  if (a.caseId !== b.caseId) return a.caseId < b.caseId ? -1 : 1
  return a.text < b.text ? -1 : a.text === b.text ? 0 : 1
}

function measureAll(
  classifier: Classifier,
  learned: readonly CorrectedText[],
  heldOut: readonly CorrectedText[],
) {
  return {
    learned: measure(classifier, learned),
    heldOut: measure(classifier, heldOut),
    guard: measure(classifier, GUARD_TEXTS),
  }
}

/** Nats that the guard screens may be judged less surely by, where no decision about them changes for the worse. */
const GUARD_LOSS = 0.02

/**
 * The loss on cases held out has to fall by this share at least: less is luck, and what is moved for it costs lessons
 * elsewhere (measured: docs/decisions/0146).
 */
const LEAST_GAIN = 0.1

const decidesAsWell = ({ before, after }: BeforeAfter): boolean =>
  after.accused <= before.accused &&
  after.missed <= before.missed &&
  after.lessonsFound >= before.lessonsFound &&
  after.othersClean >= before.othersClean

const isBetter = ({ heldOut, guard }: LearnReport): boolean =>
  decidesAsWell(heldOut) &&
  decidesAsWell(guard) &&
  heldOut.after.logLoss <= (1 - LEAST_GAIN) * heldOut.before.logLoss &&
  guard.after.logLoss <= guard.before.logLoss + GUARD_LOSS

/** By its base and by its own weights: two that differ never have one name. */
function nameModel(
  base: string,
  model: ClassifierModel,
  sha256: (text: string) => string,
): ClassifierModel {
  const digest = sha256(canonicalJson({ ...model, modelVersion: base }))
  return { ...model, modelVersion: learnedVersion(base, digest) }
}
