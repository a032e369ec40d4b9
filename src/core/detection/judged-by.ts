/** What a verdict rests on besides the screen: a model, and the administrators' own words where some are in force. */
export type JudgedBy = { readonly model: string; readonly words: string | null }

const WORDS = '+words.'
/** Of a SHA-256: enough to tell the sets of one installation apart. */
const SHOWN = 12

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
