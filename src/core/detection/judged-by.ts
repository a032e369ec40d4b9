/** What a verdict rests on besides the screen: a model, and the administrators' own words where some are in force. */
export type JudgedBy = { readonly model: string; readonly words: string | null }

const WORDS = '+words.'
const LEARNED = '+learned.'
/**
 * Of a SHA-256. Whoever means it can make two of one beginning: a second one is refused where it is handed in
 * (`app/judgement/hand-in.ts`), so that within an installation it names one.
 */
const SHOWN = 12

/**
 * The name of a model that was learned from corrections, by the model that it began with and by its own digest. The whole
 * name of the model before stands in front, up to the mark: `… .1` is not the beginning of `… .10`.
 */
export const learnedVersion = (base: string, sha256: string): string =>
  `${base}${LEARNED}${sha256.slice(0, SHOWN)}`

export const isLearnedFrom = (base: string, modelVersion: string): boolean =>
  modelVersion.startsWith(`${base}${LEARNED}`)

/** A set of own words as it is named beside a model. */
export const shortVersion = (sha256: string): string => sha256.slice(0, SHOWN)

export const writeJudgedBy = ({ model, words }: JudgedBy): string =>
  words === null ? model : `${model}${WORDS}${words}`

/** Takes a `modelVersion` of a classification apart. */
export function readJudgedBy(modelVersion: string): JudgedBy {
  const at = modelVersion.lastIndexOf(WORDS)
  return at === -1
    ? { model: modelVersion, words: null }
    : { model: modelVersion.slice(0, at), words: modelVersion.slice(at + WORDS.length) }
}
