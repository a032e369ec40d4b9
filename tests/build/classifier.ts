import { fileURLToPath } from 'node:url'
import { readFindingLists } from '../../src/adapters/lexicons/read-finding-lists.ts'
import { readLexicons } from '../../src/adapters/lexicons/read-lexicons.ts'
import { type ClassifierModel, SHIPPED_MODEL } from '../../src/core/detection/classifier-model.ts'
import { type Classifier, createClassifier } from '../../src/core/detection/classify.ts'
import { type KeptModel, theModelOf } from '../../src/core/detection/kept-model.ts'
import type { OwnWordsInForce } from '../../src/core/detection/own-words-say.ts'
import type { Result } from '../../src/core/fault.ts'
import type { FindingLists } from '../../src/core/findings/finding-lists.ts'
import { createFindingReader, type FindingReader } from '../../src/core/findings/finding-reader.ts'
import type { Lexicons } from '../../src/core/reading/lexicon/lexicon-term.ts'

const folder = fileURLToPath(new URL('../../lexicons', import.meta.url))
const read = await readLexicons(folder)
if (!read.ok) throw new Error(read.fault.message)
const lists = await readFindingLists(folder)
if (!lists.ok) throw new Error(lists.fault.message)

/** Names that hide and words of soliciting that come with the program. */
export const SHIPPED_LISTS: FindingLists = lists.value

/** The term lists that come with the program. */
export const SHIPPED_LEXICONS: Lexicons = read.value

/** The model that comes with the program, with its terms. */
export const SHIPPED: KeptModel = { model: SHIPPED_MODEL, lexicons: SHIPPED_LEXICONS }

let asShipped: Classifier | undefined

/** The classifier as the program builds it; that of the release is built once, since it keeps nothing of what it is asked. */
export function shippedClassifier(model?: ClassifierModel, words?: OwnWordsInForce): Classifier {
  if (model !== undefined || words !== undefined) {
    return createClassifier(SHIPPED_LEXICONS, model, words)
  }
  asShipped ??= createClassifier(SHIPPED_LEXICONS)
  return asShipped
}

export const shippedFindingReader = (): FindingReader =>
  createFindingReader(SHIPPED_LEXICONS, SHIPPED_LISTS)

/** Models of an installation that keeps none but that of the program. */
export const shippedAlone = async (version: string): Promise<Result<KeptModel>> =>
  theModelOf(version, version === SHIPPED_MODEL.modelVersion ? [SHIPPED] : [])
