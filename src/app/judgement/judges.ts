import type { ClassifierModel } from '../../core/detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../../core/detection/classify.ts'
import { readJudgedBy, shortVersion } from '../../core/detection/judged-by.ts'
import type { OwnWordsInForce } from '../../core/detection/own-words-say.ts'
import { inForce } from '../../core/judgement/standing.ts'
import type { OwnWordSet } from '../../core/own-words/own-word-set.ts'
import type { Records, Transactions } from '../../ports/records.ts'
import type { JudgementDeps } from './judgement-deps.ts'

/** What a judge is made of. `null`: what the program came with; no own words. */
export type JudgeParts = { readonly model: string | null; readonly words: string | null }

export type MakerDeps = Pick<JudgementDeps, 'base' | 'modelIn'>

/** The versions in force, by their SHA-256. */
export async function partsInForce({
  judgements,
}: Pick<Records, 'judgements'>): Promise<JudgeParts> {
  return {
    model: inForce(await judgements.changes('model')),
    words: inForce(await judgements.changes('own-words')),
  }
}

/** Own words as they are kept: written by us from a set that was checked. */
export const wordsInForce = (sha256: string, body: string): OwnWordsInForce => ({
  version: shortVersion(sha256),
  set: JSON.parse(body) as OwnWordSet,
})

export type MadeJudge = {
  readonly classifier: Classifier
  /** Why a part was left out: a model of another version of the program cannot be used. */
  readonly trouble: string | null
  /** The learned model goes back to another model than the one that the program has now. */
  readonly outdated: string | null
}

/** Builds a judge of kept parts, about 0.1 s. A model that cannot be used leaves the one that the program came with. */
export async function makeJudge(
  deps: MakerDeps,
  { judgements }: Pick<Records, 'judgements'>,
  parts: JudgeParts,
): Promise<MadeJudge> {
  const kept = parts.model === null ? null : await judgements.find('model', parts.model)
  const model = parts.model === null ? deps.base : modelOf(deps, kept?.body ?? null)
  const words = parts.words === null ? null : await judgements.find('own-words', parts.words)
  const own = words === null ? null : wordsInForce(words.sha256, words.body)
  return {
    classifier: createClassifier(model ?? deps.base, own),
    trouble: model === null ? `the model ${kept?.name ?? parts.model} cannot be used` : null,
    outdated: model === null || isOf(deps.base, model) ? null : model.modelVersion,
  }
}

/** Learned models are named by the model that they began with. */
const isOf = (base: ClassifierModel, { modelVersion }: ClassifierModel): boolean =>
  modelVersion.startsWith(base.modelVersion)

function modelOf({ modelIn }: MakerDeps, body: string | null): ClassifierModel | null {
  if (body === null) return null
  const read = modelIn(body)
  return read.ok ? read.value : null
}

/** Judges that are kept ready for replays. */
const READY = 6

/**
 * The judge that a look names in its `modelVersion`, for replays: the model and the own words of that time. `null` where
 * one of them is not kept here (a model that an earlier version of the program came with).
 */
export function createJudgesOfTheTime(
  deps: MakerDeps & { readonly transactions: Transactions },
): (modelVersion: string) => Promise<Classifier | null> {
  const ready = new Map<string, Classifier | null>()
  return async (modelVersion) => {
    const known = ready.get(modelVersion)
    if (known !== undefined) return known
    const made = await deps.transactions.run((records) =>
      judgeOfTheTime(deps, records, modelVersion),
    )
    for (const oldest of [...ready.keys()].slice(0, Math.max(0, ready.size + 1 - READY))) {
      ready.delete(oldest)
    }
    ready.set(modelVersion, made)
    return made
  }
}

async function judgeOfTheTime(
  deps: MakerDeps,
  records: Pick<Records, 'judgements'>,
  modelVersion: string,
): Promise<Classifier | null> {
  const { model, words } = readJudgedBy(modelVersion)
  const learned =
    model === deps.base.modelVersion ? null : await records.judgements.named('model', model)
  const set = words === null ? null : await records.judgements.named('own-words', words)
  if (model !== deps.base.modelVersion && learned === null) return null
  if (words !== null && set === null) return null
  const parts = { model: learned?.sha256 ?? null, words: set?.sha256 ?? null }
  const made = await makeJudge(deps, records, parts)
  return made.trouble === null ? made.classifier : null
}
