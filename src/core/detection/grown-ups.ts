import type { NormalisedText } from '../reading/normalise.ts'

/**
 * Words that name an examination or a course of grown-ups, and the most that a screen may say for a lesson that names
 * one and no stage of school. Much of what such courses show is word for word a school exercise; a person decides.
 */
export type GrownUpCourses = {
  /** Normalised, parted by `|`. */
  readonly terms: string
  /** Log-odds. */
  readonly most: number
}

export type GrownUpReader = {
  /** What a screen is believed, with what it names taken into account; log-odds. */
  bound(logOdds: number, text: string, namesStage: boolean): number
}

/** Only what the screen itself shows counts: a title is too easily given (docs/decisions). */
export function createGrownUpReader(
  courses: GrownUpCourses | undefined,
  normalise: (text: string) => NormalisedText,
): GrownUpReader {
  if (courses === undefined) return { bound: (logOdds) => logOdds }
  const terms = courses.terms.split('|').map((term) => normalise(term).text)
  return {
    bound: (logOdds, text, namesStage) =>
      logOdds > courses.most && !namesStage && terms.some((term) => text.includes(term))
        ? courses.most
        : logOdds,
  }
}
