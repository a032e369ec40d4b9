import { COUNTER_FIELDS } from '../src/core/reading/lexicon/counter-fields.ts'
import { type Lexicons, SCHOOL_STAGES } from '../src/core/reading/lexicon/lexicon-term.ts'
import { SUBJECTS } from '../src/core/reading/subject.ts'
import { randomFrom } from '../src/core/seeded-random.ts'
import { termsThat } from './lexicons.ts'
import { madeForeignScreens } from './made-foreign-screens.ts'
import { writtenScreens } from './written-screens.ts'

export type TrainingScreen = {
  /** `SUBJECT stage`, a field, or `any`. */
  readonly kind: string
  readonly text: string
  readonly label: 'subject' | 'non-subject'
  readonly importance: number
}

/** Lines as slides have them: `T` a term of the field, `N` a number. */
const SLIDE_LINES = [
  'T',
  'T T',
  'T、T、T',
  '第N讲 T',
  'T与T',
  'T的T',
  '一、T',
  '1. T\n2. T\n3. T',
  '什么是T?',
  'T的特点',
  'T:T',
  '《T》',
  'N. T',
  'T(N)',
]

/** A field has screens of each of its sources. */
const FIELD_SOURCES = ['academic', 'public', 'daily', 'more', 'examinations', 'leisure']

const IMPORTANCE = 0.3
const SCREENS_PER_FIELD = 60
const SEED = 20_261_122

/** All that is learned from besides the samples. */
export function trainingScreens(lexicons: Lexicons): readonly TrainingScreen[] {
  return [...writtenScreens(), ...assembledScreens(lexicons)]
}

/**
 * Screens put together from the lexicons: a lesson is terms of one subject with teaching words, anything else is terms
 * of one other field, half of the time with the same teaching words, because a painting class has homework, too.
 * They stand for slides, which question collections do not contain.
 */
export function assembledScreens(lexicons: Lexicons): readonly TrainingScreen[] {
  const random = randomFrom(SEED)
  const pick = (words: readonly string[], count: number): readonly string[] =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '')
  const manner = termsThat(lexicons, (said) => said.kind === 'cue' && said.cue === 'manner')
  const purpose = termsThat(lexicons, (said) => said.kind === 'cue' && said.cue === 'purpose')
  const screen = (terms: readonly string[], teaching: boolean): string => {
    const lines = SLIDE_LINES.filter(() => random() < 0.35).map((line) =>
      line
        .replaceAll('T', () => pick(terms, 1)[0] ?? '')
        .replaceAll('N', () => String(1 + Math.floor(random() * 20))),
    )
    const shown = lines.length === 0 ? pick(terms, 3) : lines
    const taught = teaching ? pick(manner, 1 + Math.floor(random() * 3)) : []
    const aims = teaching && random() < 0.3 ? pick(purpose, 1) : []
    return [...shown, ...taught, ...aims].join(random() < 0.7 ? '\n' : ' ')
  }
  const rounds = Array.from({ length: SCREENS_PER_FIELD }, (_, i) => i)
  const lessons = SUBJECTS.flatMap((subject) => {
    const terms = SCHOOL_STAGES.map((stage) =>
      termsThat(
        lexicons,
        (said) => said.kind === 'strong' && said.subject === subject && said.stage === stage,
      ),
    )
    return terms.flatMap((ofStage, i) =>
      ofStage.length < 20
        ? []
        : rounds.map((round) => ({
            kind: `${subject} ${SCHOOL_STAGES[i] ?? ''}`,
            text: screen(ofStage, round % 4 !== 0),
          })),
    )
  })
  const others = FIELD_SOURCES.flatMap((source) =>
    COUNTER_FIELDS.flatMap((field) => {
      const terms = termsThat(
        lexicons,
        (said, from) => said.kind === 'counter' && said.field === field && from === source,
      )
      return terms.length === 0 ? [] : rounds.map((round) => screen(terms, round % 2 === 0))
    }),
  )
  const foreign = madeForeignScreens(random, SCREENS_PER_FIELD)
  const made = (label: TrainingScreen['label']) => (text: string) => ({
    kind: 'any',
    text,
    label,
    importance: IMPORTANCE,
  })
  return [
    ...foreign.lessons.map(made('subject')),
    ...foreign.others.map(made('non-subject')),
    ...lessons.map((lesson) => ({ ...made('subject')(lesson.text), kind: lesson.kind })),
    ...others.map(made('non-subject')),
  ]
}
