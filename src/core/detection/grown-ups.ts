import type { NormalisedText } from '../reading/normalise.ts'

/**
 * Words that name an examination or a course of grown-ups, normalised, parted by `|`. Much of what such courses show is
 * word for word a school exercise: screens that name one open no lesson by themselves, a person decides (docs/decisions/0155).
 */
export type GrownUpCourses = {
  readonly terms: string
  /** Of them those that name a stage of school as a matter of course: 高中数学教师资格证. Left out: none. */
  readonly whateverStage?: string | undefined
}

export type GrownUpReader = {
  /** The course that a normalised text names; `null`: none, or one that a stage of school on the same screen outweighs. */
  named(text: string, besideStage: boolean): string | null
}

/** Only what the screen itself shows is asked: a title is too easily given. */
export function createGrownUpReader(
  courses: GrownUpCourses | undefined,
  normalise: (text: string) => NormalisedText,
): GrownUpReader {
  const listOf = (terms = ''): readonly string[] =>
    terms
      .split('|')
      .map((term) => normalise(term).text)
      .filter((term) => term !== '')
  const terms = listOf(courses?.terms)
  const whateverStage = listOf(courses?.whateverStage)
  const metIn = (list: readonly string[], text: string): string | null =>
    list.find((term) => text.includes(term)) ?? null
  return { named: (text, besideStage) => metIn(besideStage ? whateverStage : terms, text) }
}
