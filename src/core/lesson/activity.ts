import type { Classification, TopicBelief } from '../detection/classification.ts'
import type { PictureEmptiness } from '../picture/picture-gate.ts'
import { ACTIVITY_WORDS, ADMIN_HEADINGS, WORK_SIGNS } from '../reading/lexicon/activity-words.ts'
import type { Duration } from '../time/duration.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { PRESENT_ADDING_UP } from './adding-up/adding-up-versions.ts'

/** What goes on in a span of a stream (docs/rules.md §1.7 step 1). Only `instruct` is teaching. */
export const ACTIVITIES = ['instruct', 'idle', 'admin', 'chat'] as const
export type Activity = (typeof ACTIVITIES)[number]

/** What one look shows by itself; of `unsure` the evidence over time decides. What was not seen has no activity. */
export type ScreenActivity = Activity | 'unsure'

export type ActivityScreen = {
  /** What was read, lines separated by line feeds. */
  readonly text: string
  readonly classification: Classification
  readonly emptiness: PictureEmptiness
  /** For how long the very same picture has stood. */
  readonly standsFor: Duration
}

type Told = { readonly kind: Exclude<Activity, 'instruct'>; readonly weight: number }

const phrases = (terms: string): readonly string[] => terms.split(' ')
const VOCABULARY = (['idle', 'admin', 'chat'] as const).map((kind) => ({
  kind,
  strong: phrases(ACTIVITY_WORDS[kind].strong),
  weak: phrases(ACTIVITY_WORDS[kind].weak),
}))

/** Whether the screen by itself speaks for a lesson. */
export const showsLesson = (
  { label, score, topics = [] }: Pick<Classification, 'label' | 'score' | 'topics'>,
  { lesson, topic = Number.POSITIVE_INFINITY }: Pick<AddingUp['activity'], 'lesson' | 'topic'>,
): boolean =>
  label === 'subject' ||
  (label === 'unsure' && (score >= lesson || beliefInLessons(topics) >= topic))

const beliefInLessons = (topics: readonly TopicBelief[]): number =>
  topics.reduce((sum, one) => (one.lesson ? sum + one.belief : sum), 0)

const lengthOfThose = (terms: readonly string[], text: string): number =>
  terms.reduce((sum, term) => (text.includes(term) ? sum + term.length : sum), 0)

/** What the words say besides teaching: the kind with the most of them, in characters. */
function toldBy(text: string, { strongPhrase, oneIn }: AddingUp['activity']): Told | null {
  const compact = text.replace(/[ \t\u3000]+/g, '')
  const heading = ADMIN_HEADINGS.test(text) ? strongPhrase : 0
  const found = VOCABULARY.map(({ kind, strong, weak }) => {
    const said = strong.filter((term) => compact.includes(term))
    const weight =
      lengthOfThose(said, compact) +
      said.length * strongPhrase +
      lengthOfThose(weak, compact) +
      (kind === 'admin' ? heading : 0)
    return { kind, weight }
  })
  const [most] = found.toSorted((a, b) => b.weight - a.weight)
  const isSaid = most !== undefined && most.weight * oneIn >= compact.length
  return isSaid && most.weight > 0 ? most : null
}

/** Characters of the matter itself on the screen; words such as 老师 are on every screen of a school. */
function contentIn({ evidence }: Classification): number {
  const terms = evidence
    .filter(
      ({ dimension, weight, term }) => dimension === 'content' && weight > 0 && term !== '老师',
    )
    .map(({ term }) => term)
  return [...new Set(terms)].reduce((sum, term) => sum + term.length, 0)
}

function withoutWords(
  { emptiness, standsFor }: ActivityScreen,
  { wordless }: AddingUp['activity'],
): ScreenActivity {
  const empty = emptiness !== 'has-content' || standsFor >= wordless
  return empty ? 'idle' : 'unsure'
}

/**
 * What one screen shows. A task or a step of a solution outweighs every banner; without one, words of waiting, of
 * administration or of talk decide when they outweigh the matter that is named. Teaching is never assumed: it takes a
 * screen that the classifier takes for a lesson, and one that has not stood for ten minutes.
 */
export function activityOf(
  screen: ActivityScreen,
  { activity: limits }: Pick<AddingUp, 'activity'> = PRESENT_ADDING_UP,
): ScreenActivity {
  const { text, classification, standsFor } = screen
  if (text.trim() === '') return withoutWords(screen, limits)
  const told = WORK_SIGNS.test(text) ? null : toldBy(text, limits)
  if (told !== null && told.weight > contentIn(classification)) return told.kind
  const teaches = showsLesson(classification, limits) && standsFor < limits.slide
  return teaches ? 'instruct' : 'unsure'
}
