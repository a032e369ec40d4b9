import { join } from 'node:path'
import { createModelFolder } from '../adapters/models/model-folder.ts'
import { parseModelText } from '../adapters/models/read-model.ts'
import { textOfFile } from '../adapters/system/named-file.ts'
import type { CurrentJudge } from '../app/judgement/current-judge.ts'
import { type ClassifierModel, SHIPPED_MODEL } from '../core/detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../core/detection/classify.ts'
import { readJudgedBy } from '../core/detection/judged-by.ts'
import { type KeptModel, theModelOf } from '../core/detection/kept-model.ts'
import { canonicalJson } from '../core/evidence/canonical-json.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { writeLexicon } from '../core/reading/lexicon/write-lexicon.ts'
import type { ModelShelf } from '../ports/model-shelf.ts'
import type { Transactions } from '../ports/records/records.ts'
import type { Foundation } from './foundation.ts'
import { shippedLexicons } from './lexicons.ts'

/** Names the model of this release where a file or a version may be given. */
const SHIPPED = 'shipped'

export type Models = {
  readonly shelf: ModelShelf
  readonly shipped: KeptModel
  /** The one that judged under that version: kept, or that of this release. Faults as `theModelOf`. */
  judgedWith(modelVersion: string): Promise<Result<KeptModel>>
  /** `shipped`, the version of a kept model, or a file with other weights (then with the terms of this release). */
  named(name: string): Promise<Result<KeptModel>>
}

/** The one of this release takes less than four. */
const MOST_BYTES = 64 * 1_048_576

/** Reads another version of the classifier's weights from a file. */
async function readModel(file: string): Promise<Result<ClassifierModel>> {
  const text = await textOfFile(file, MOST_BYTES)
  const read = text.ok ? parseModelText(text.value, file) : text
  return read.ok ? read : fail('bad-request', `--model ${read.fault.message}`, '--model')
}

const same = (a: KeptModel, b: KeptModel): boolean =>
  canonicalJson(a.model) === canonicalJson(b.model) &&
  writeLexicon(a.lexicons) === writeLexicon(b.lexicons)

/** The model of this release with its terms. */
export async function shippedModel(): Promise<Result<KeptModel>> {
  const lexicons = await shippedLexicons()
  return lexicons.ok ? succeed({ model: SHIPPED_MODEL, lexicons: lexicons.value }) : lexicons
}

/** The models of an installation, in the folder `models` of its data. `known`: that of this release, read already. */
export async function openModels(dataFolder: string, known?: KeptModel): Promise<Result<Models>> {
  const own = known === undefined ? await shippedModel() : succeed(known)
  if (!own.ok) return own
  const shipped = own.value
  const shelf = createModelFolder(join(dataFolder, 'models'))
  return succeed({
    shelf,
    shipped,
    async judgedWith(modelVersion) {
      const kept = await shelf.find(modelVersion)
      if (!kept.ok) return kept
      if (modelVersion !== SHIPPED_MODEL.modelVersion) return theModelOf(modelVersion, kept.value)
      const others = kept.value.filter((one) => !same(one, shipped))
      return theModelOf(modelVersion, [shipped, ...others])
    },
    async named(name) {
      if (name === SHIPPED) return succeed(shipped)
      const kept = await shelf.find(name)
      if (!kept.ok) return kept
      if (kept.value.length > 0) return theModelOf(name, kept.value)
      const read = await readModel(name)
      return read.ok ? succeed({ ...shipped, model: read.value }) : read
    },
  })
}

export const classifierOf = ({ model, lexicons }: KeptModel): Classifier =>
  createClassifier(lexicons, model)

/**
 * Keeps the model that judges before the first look is told that a violation may rest on. What cannot be kept is
 * logged and tried again at the next such look: the look itself must not be lost to it.
 */
export function modelKeeper(
  { shelf, shipped }: Models,
  { logger }: Pick<Foundation, 'logger'>,
  current: () => KeptModel = () => shipped,
): () => Promise<void> {
  let kept: string | null = null
  return async () => {
    const judges = current()
    const { modelVersion } = judges.model
    if (kept === modelVersion) return
    try {
      await shelf.keep(judges)
      kept = modelVersion
    } catch (error) {
      logger.error({ why: String(error) }, 'the model that judges could not be kept')
    }
  }
}

/** At a start: a violation may have been judged with this model by a release that kept none. */
export async function keepWhatJudged(
  transactions: Transactions,
  {
    judge,
    keepModel,
  }: { readonly judge: Pick<CurrentJudge, 'model'>; readonly keepModel: () => Promise<void> },
): Promise<void> {
  const { items } = await transactions.run(({ violations }) =>
    violations.list({}, { limit: 1, cursor: null }),
  )
  const [newest] = items
  if (newest === undefined) return
  const judged = readJudgedBy(newest.classification.modelVersion).model
  if (judged === judge.model().model.modelVersion) await keepModel()
}
