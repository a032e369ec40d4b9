import { classOf, type DictionaryEntry } from '../../src/core/detection/dictionary.ts'

/** How many lessons and how many other screens show each term of the dictionary. */
export type TermCounts = {
  readonly lessons: Float64Array
  readonly others: Float64Array
  readonly lessonScreens: number
  readonly otherScreens: number
}

export type CountedScreen = { readonly entries: readonly number[]; readonly lesson: boolean }

export function countTerms(screens: readonly CountedScreen[], terms: number): TermCounts {
  const lessons = new Float64Array(terms)
  const others = new Float64Array(terms)
  let lessonScreens = 0
  for (const { entries, lesson } of screens) {
    if (lesson) lessonScreens += 1
    const counted = lesson ? lessons : others
    for (const entry of entries) counted[entry] = (counted[entry] ?? 0) + 1
  }
  return { lessons, others, lessonScreens, otherScreens: screens.length - lessonScreens }
}

/** Screens that the class of a term is worth against what was seen of the term itself. */
const PRIOR_SCREENS = 4

export type Strengths = {
  /** Log-odds of a term; `own` takes one screen's own showing of it out again. */
  of(entry: number, own?: 'lesson' | 'other'): number
  readonly ofClass: Readonly<Record<string, number>>
  seen(entry: number): number
}

/**
 * Log-odds of each term for lessons, the two kinds of screens taken as equally frequent, drawn towards the mean of the
 * term's class the more, the more rarely the term was seen.
 */
export function learnStrengths(
  counts: TermCounts,
  dictionary: readonly DictionaryEntry[],
): Strengths {
  const classes = dictionary.map(({ term, senses }) => classOf(term, senses))
  const shares = classShares(counts, classes)
  const balance = Math.sqrt(counts.otherScreens / counts.lessonScreens)
  const of = (entry: number, own?: 'lesson' | 'other'): number => {
    const share = shares.get(classes[entry] ?? '') ?? 0.5
    const lessons = (counts.lessons[entry] ?? 0) - (own === 'lesson' ? 1 : 0)
    const others = (counts.others[entry] ?? 0) - (own === 'other' ? 1 : 0)
    const odds =
      (lessons * balance + PRIOR_SCREENS * share) / (others / balance + PRIOR_SCREENS * (1 - share))
    return withinClass(classes[entry] ?? '', Math.log(odds))
  }
  return {
    of,
    ofClass: Object.fromEntries(
      [...shares].map(([name, share]) => [name, withinClass(name, Math.log(share / (1 - share)))]),
    ),
    seen: (entry) => (counts.lessons[entry] ?? 0) + (counts.others[entry] ?? 0),
  }
}

/**
 * Question collections and advertisements are not what is on air: that advertisements talk of homework more often than
 * examination papers do must not make homework speak against a lesson.
 */
function withinClass(name: string, strength: number): number {
  if (/^(?:strong|name|cue)/.test(name)) return Math.max(0, strength)
  if (name.startsWith('weak')) return Math.max(-0.5, strength)
  return name.startsWith('counter') ? Math.min(0, strength) : strength
}

function classShares(counts: TermCounts, classes: readonly string[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { lessons: number; others: number }>()
  for (const [entry, name] of classes.entries()) {
    const sum = sums.get(name) ?? { lessons: 0.5, others: 0.5 }
    sum.lessons += counts.lessons[entry] ?? 0
    sum.others += counts.others[entry] ?? 0
    sums.set(name, sum)
  }
  return new Map(
    [...sums].map(([name, sum]) => {
      const lessons = sum.lessons / counts.lessonScreens
      const others = sum.others / counts.otherScreens
      return [name, Math.min(0.95, Math.max(0.05, lessons / (lessons + others)))]
    }),
  )
}
