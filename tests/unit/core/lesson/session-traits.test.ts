import { describe, expect, it } from 'vitest'
import {
  addTraits,
  NO_TRAITS,
  sessionClassification,
} from '../../../../src/core/lesson/session-traits.ts'
import { classification } from '../../../build/classification.ts'

const matter = classification({
  label: 'unsure',
  dimensions: { purpose: 0, content: 0.8, manner: 0, evaluation: 0 },
  subjects: [{ code: 'PHY', score: 0.92 }],
  stage: 'senior',
})
const exercise = classification({
  label: 'unsure',
  score: 0.8,
  dimensions: { purpose: 0, content: 0.1, manner: 0.9, evaluation: 0.6 },
  subjects: [{ code: 'MAT', score: 0.4 }],
  stage: 'unknown',
})

describe('what the screens of a lesson show together', () => {
  it('is a subject when one screen has the matter and the next the exercise', () => {
    const whole = sessionClassification(addTraits(NO_TRAITS, matter), exercise)
    expect(whole.label).toBe('subject')
    expect(whole.dimensions).toEqual({ purpose: 0, content: 0.8, manner: 0.9, evaluation: 0.6 })
    expect(whole.score).toBe(0.92)
  })

  it('keeps the subject and stage that most of it was about', () => {
    const traits = [matter, matter, exercise].reduce(addTraits, NO_TRAITS)
    const whole = sessionClassification(traits, exercise)
    expect(whole.subjects.map(({ code }) => code)).toEqual(['PHY'])
    expect(whole.stage).toBe('senior')
  })

  it('leaves the words and their places those of the screen', () => {
    const whole = sessionClassification(addTraits(NO_TRAITS, matter), exercise)
    expect(whole.evidence).toBe(exercise.evidence)
    expect(whole.modelVersion).toBe(exercise.modelVersion)
  })

  it('is what the only screen says', () => {
    expect(sessionClassification(NO_TRAITS, matter)).toEqual({ ...matter, label: 'subject' })
  })
})
