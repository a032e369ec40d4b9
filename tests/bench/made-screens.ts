import { SUBJECTS } from '../../src/core/detection/classification.ts'
import { SCHOOL_STAGES } from '../../src/core/detection/dictionary.ts'
import { COUNTER_ACADEMIC } from '../../src/core/detection/lexicon/counter-academic.ts'
import { COUNTER_DAILY } from '../../src/core/detection/lexicon/counter-daily.ts'
import { COUNTER_FIELDS } from '../../src/core/detection/lexicon/counter-lexicon.ts'
import { COUNTER_PUBLIC } from '../../src/core/detection/lexicon/counter-public.ts'
import { CUES } from '../../src/core/detection/lexicon/cues.ts'
import { SCHOOL_SUBJECTS } from '../../src/core/detection/lexicon/school-subjects.ts'

export type TrainingScreen = {
  readonly text: string
  readonly label: 'subject' | 'non-subject'
  readonly importance: number
}

const SCREENS_PER_FIELD = 40
const SEED = 20_261_122

/**
 * Screens put together from the lexicons: a lesson is terms of one subject with teaching words, anything else is terms
 * of one other field, half of the time with the same teaching words, because a painting class has homework, too.
 * They stand for slides, which question collections do not contain.
 */
export function madeScreens(): readonly TrainingScreen[] {
  const random = generator(SEED)
  const pick = (words: readonly string[], count: number): readonly string[] =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '')
  const manner = split(CUES.manner)
  const purpose = split(CUES.purpose)
  const screen = (terms: readonly string[], teaching: boolean): string =>
    [
      ...pick(terms, 2 + Math.floor(random() * 4)),
      ...(teaching ? pick(manner, 1 + Math.floor(random() * 3)) : []),
      ...(teaching && random() < 0.3 ? pick(purpose, 1) : []),
    ].join(random() < 0.5 ? '\n' : ' ')
  const rounds = Array.from({ length: SCREENS_PER_FIELD }, (_, i) => i)
  const lessons = SUBJECTS.flatMap((subject) => {
    const lexicon = SCHOOL_SUBJECTS.find((candidate) => candidate.subject === subject)
    const terms = SCHOOL_STAGES.map((stage) => split(lexicon?.strong[stage] ?? ''))
    return terms.flatMap((ofStage) =>
      ofStage.length < 20 ? [] : rounds.map((round) => screen(ofStage, round % 4 !== 0)),
    )
  })
  const others = [COUNTER_ACADEMIC, COUNTER_PUBLIC, COUNTER_DAILY].flatMap((lexicon) =>
    COUNTER_FIELDS.flatMap((field) => {
      const terms = split(lexicon[field] ?? '')
      return terms.length === 0 ? [] : rounds.map((round) => screen(terms, round % 2 === 0))
    }),
  )
  return [
    ...lessons.map((text) => ({ text, label: 'subject' as const, importance: 0.5 })),
    ...others.map((text) => ({ text, label: 'non-subject' as const, importance: 0.5 })),
  ]
}

const split = (terms: string): readonly string[] =>
  terms
    .split(/\s+/)
    .filter((term) => term !== '')
    .map((term) => term.replaceAll('_', ' '))

/** Mulberry32: small, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
