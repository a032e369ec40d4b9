import type { CorrectedText } from './correction.ts'
import { GUARD_LESSONS } from './guard-lessons.ts'
import { GUARD_OTHERS } from './guard-others.ts'

function screensOf(
  screens: Readonly<Record<string, string>>,
  lesson: boolean,
): readonly CorrectedText[] {
  return Object.entries(screens).flatMap(([kind, list]) =>
    list
      .trim()
      .split('\n')
      .map((line, at) => ({
        caseId: `${kind} ${at + 1}`,
        text: line.replaceAll(' / ', '\n'),
        title: null,
        pageText: null,
        lesson,
      })),
  )
}

/** The guard screens, each a case of its own. */
export const GUARD_TEXTS: readonly CorrectedText[] = [
  ...screensOf(GUARD_LESSONS, true),
  ...screensOf(GUARD_OTHERS, false),
]
