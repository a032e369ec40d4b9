/**
 * A word that administrators have added without code: AI 自习室, 督学, 伴学. `variants` are other ways to write it.
 * Either may be a mask: `?` stands for one character, `*` for none to six (`word-mask.ts`).
 */
export type OwnWord = {
  readonly word: string
  readonly variants: readonly string[]
  /** What it adds to the log-odds that a screen is a lesson; below zero: speaks against one. */
  readonly logOdds: number
  readonly note: string | null
}

/** Judged with as a whole, under one version. */
export type OwnWordSet = { readonly name: string; readonly words: readonly OwnWord[] }

/**
 * What own words may do. All of a screen's together add at most `most`: a screen that shows something else for sure
 * (below 0.35) becomes a question for people at most, and one that is a lesson (from 0.75) is never lost, only asked
 * about. See docs/decisions/0145-own-words-never-decide-alone.md.
 */
export const OWN_WORD_LOG_ODDS = { usual: 0.5, least: 0.1, ofOne: 0.8, most: 1 } as const
/** A word in the title says half: it stands there all day. */
export const TITLE_SHARE = 0.5

export const OWN_WORD_BOUNDS = {
  words: 500,
  variants: 12,
  /** Words and variants of a set together. */
  patterns: 1_500,
  characters: 40,
  /** Places with wildcards in a mask, and how many characters one of them may stand for. */
  wildcards: 4,
  gap: 12,
  name: 60,
  note: 200,
} as const
