import { fail, type Result, succeed } from '../fault.ts'
import type { Lexicons } from '../reading/lexicon/lexicon-term.ts'
import type { ClassifierModel } from './classifier-model.ts'

/** All that an answer of the classifier depends on besides the code: what was learned, and the terms it was learned of. */
export type KeptModel = { readonly model: ClassifierModel; readonly lexicons: Lexicons }

/** Releases before the two models named theirs so; the code that ran them is gone. */
export const isOfFormat1 = (modelVersion: string): boolean =>
  modelVersion.startsWith('xuncha-lexicon ')

/**
 * The one model that a violation was judged with. Fault `evidence-missing`, in one sentence, where it is not kept, where
 * this release cannot run it, or where two go by its name: another is never taken in its place.
 */
export function theModelOf(modelVersion: string, known: readonly KeptModel[]): Result<KeptModel> {
  const missing = (zh: string, en: string): Result<never> =>
    fail('evidence-missing', `${zh}。${en}.`, modelVersion)
  const [found, other] = known
  if (other !== undefined)
    return missing(
      `有两个不同的模型都叫 ${modelVersion}，无法确定当时用的是哪一个`,
      `Two different models are called ${modelVersion}: which one judged cannot be told`,
    )
  if (found !== undefined) return succeed(found)
  return isOfFormat1(modelVersion)
    ? missing(
        `该线索由早期格式（1）的模型 ${modelVersion} 判定，本版本无法再运行该格式，未用其他模型代替；如需对照，请加 --model shipped`,
        `It was judged with ${modelVersion}, a model of format 1, which this release cannot run, and none was taken in its place; add --model shipped to compare`,
      )
    : missing(
        `本机未保存判定该线索的模型 ${modelVersion}，未用其他模型代替；如需对照，请加 --model shipped`,
        `The model ${modelVersion} that it was judged with is not kept here, and none was taken in its place; add --model shipped to compare`,
      )
}
