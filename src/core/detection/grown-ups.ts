import type { NormalisedText } from '../reading/normalise.ts'

/**
 * Words that name an examination or a course of grown-ups, normalised, parted by `|`. Much of what such courses show is
 * word for word a school exercise: screens that name one open no lesson by themselves, a person decides (docs/decisions/0155).
 */
export type GrownUpCourses = { readonly terms: string }

export type GrownUpReader = {
  /** The course that a normalised text names; `null`: none. */
  named(text: string): string | null
}

/** Only what the screen itself shows is asked: a title is too easily given. */
export function createGrownUpReader(
  courses: GrownUpCourses | undefined,
  normalise: (text: string) => NormalisedText,
): GrownUpReader {
  const terms = (courses?.terms ?? '')
    .split('|')
    .map((term) => normalise(term).text)
    .filter((term) => term !== '')
  return { named: (text) => terms.find((term) => text.includes(term)) ?? null }
}
