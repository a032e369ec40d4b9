import type { ClassifierModel } from '../../core/detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../../core/detection/classify.ts'
import { isLearnedFrom, readJudgedBy, shortVersion } from '../../core/detection/judged-by.ts'
import type { KeptModel } from '../../core/detection/kept-model.ts'
import type { OwnWordsInForce } from '../../core/detection/own-words-say.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { inForce } from '../../core/judgement/standing.ts'
import type { OwnWordSet } from '../../core/own-words/own-word-set.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
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
  /** What it judges by, besides own words. */
  readonly model: KeptModel
  /** Why a part was left out: a model of another version of the program cannot be used. */
  readonly trouble: string | null
  /** The learned model goes back to another model than the one that the program has now. */
  readonly outdated: string | null
}

/** Builds a judge of kept parts, about 0.2 s. A model that cannot be used leaves the one that the program came with. */
export async function makeJudge(
  deps: MakerDeps,
  { judgements }: Pick<Records, 'judgements'>,
  parts: JudgeParts,
): Promise<MadeJudge> {
  const kept = parts.model === null ? null : await judgements.find('model', parts.model)
  const model = parts.model === null ? deps.base.model : modelOf(deps, kept?.body ?? null)
  const words = parts.words === null ? null : await judgements.find('own-words', parts.words)
  const own = words === null ? null : wordsInForce(words.sha256, words.body)
  const used = { ...deps.base, model: model ?? deps.base.model }
  return {
    classifier: createClassifier(used.lexicons, used.model, own),
    model: used,
    trouble: troubleOf(
      model === null ? `the model ${kept?.name ?? parts.model} cannot be used` : null,
      parts.words !== null && own === null ? `the own words ${parts.words} are not kept` : null,
    ),
    outdated:
      model === null || isOf(deps.base.model, model.modelVersion) ? null : model.modelVersion,
  }
}

const troubleOf = (...troubles: readonly (string | null)[]): string | null =>
  troubles.filter((one) => one !== null).join('; ') || null

const isOf = (base: ClassifierModel, modelVersion: string): boolean =>
  modelVersion === base.modelVersion || isLearnedFrom(base.modelVersion, modelVersion)

function modelOf({ modelIn }: MakerDeps, body: string | null): ClassifierModel | null {
  if (body === null) return null
  const read = modelIn(body)
  return read.ok ? read.value : null
}

/** Judges that are kept ready for replays. */
const READY = 6

export type JudgesOfTheTimeDeps = MakerDeps & {
  readonly transactions: Transactions
  /** The model of that name with its terms, as it was kept when it judged. */
  readonly keptModel: (modelVersion: string) => Promise<Result<KeptModel>>
}

/**
 * The judge that a look names in its `modelVersion`, for replays: the model and the own words of that time. Fault
 * `evidence-missing` where one of them is not kept here: another is never taken in its place.
 */
export function createJudgesOfTheTime(
  deps: JudgesOfTheTimeDeps,
): (modelVersion: string) => Promise<Result<Classifier>> {
  const ready = new Map<string, Classifier>()
  return async (modelVersion) => {
    const known = ready.get(modelVersion)
    if (known !== undefined) return succeed(known)
    const made = await judgeOfTheTime(deps, modelVersion)
    if (!made.ok) return made
    for (const oldest of [...ready.keys()].slice(0, Math.max(0, ready.size + 1 - READY))) {
      ready.delete(oldest)
    }
    ready.set(modelVersion, made.value)
    return made
  }
}

async function judgeOfTheTime(
  deps: JudgesOfTheTimeDeps,
  modelVersion: string,
): Promise<Result<Classifier>> {
  const { model, words } = readJudgedBy(modelVersion)
  const found = await modelOfTheTime(deps, model)
  if (!found.ok) return found
  const { lexicons, model: weights } = found.value
  if (words === null) return succeed(createClassifier(lexicons, weights))
  const [set, other] = await deps.transactions.run(({ judgements }) =>
    judgements.beginning('own-words', words),
  )
  if (set === undefined || other !== undefined) {
    const why =
      set === undefined
        ? `本机未保存当时的自定义词表 ${words}，未用其他词表代替。The own words ${words} are not kept here.`
        : `有两个词表的指纹都以 ${words} 开头，无法确定当时用的是哪一个。Two sets of own words begin with ${words}: which one judged cannot be told.`
    return fail('evidence-missing', why, modelVersion)
  }
  return succeed(createClassifier(lexicons, weights, wordsInForce(set.sha256, set.body)))
}

/** As it was kept when it judged; one that was learned here and never kept so is in the records, with the terms of today. */
async function modelOfTheTime(
  { base, modelIn, keptModel, transactions }: JudgesOfTheTimeDeps,
  name: string,
): Promise<Result<KeptModel>> {
  const kept = await keptModel(name)
  if (kept.ok || kept.fault.code !== 'evidence-missing') return kept
  const learned = await transactions.run(({ judgements }) => judgements.named('model', name))
  const read = learned === null ? null : modelIn(learned.body)
  return read?.ok === true ? succeed({ ...base, model: read.value }) : kept
}
