import {
  type Classification,
  type ClassifiedStage,
  DIMENSIONS,
  type Dimension,
} from '../detection/classification.ts'
import { decideContent } from '../detection/decide-content.ts'
import type { Subject } from '../reading/subject.ts'

/** What the screens of one lesson showed together: one names the matter, the next sets the exercise. */
export type SessionTraits = {
  /** The strongest that was seen of each dimension, 0..1. */
  readonly dimensions: Readonly<Record<Dimension, number>>
  /** Belief summed over the different screens. */
  readonly subjects: Readonly<Partial<Record<Subject, number>>>
  readonly stages: Readonly<Partial<Record<ClassifiedStage, number>>>
  readonly bestScore: number
}

export const NO_TRAITS: SessionTraits = {
  dimensions: { purpose: 0, content: 0, manner: 0, evaluation: 0 },
  subjects: {},
  stages: {},
  bestScore: 0,
}

/** Adds a screen that was not there before. */
export function addTraits(traits: SessionTraits, seen: Classification): SessionTraits {
  const subjects = { ...traits.subjects }
  for (const { code, score } of seen.subjects) subjects[code] = (subjects[code] ?? 0) + score
  return {
    dimensions: strongest(traits.dimensions, seen.dimensions),
    subjects,
    stages: {
      ...traits.stages,
      [seen.stage]: (traits.stages[seen.stage] ?? 0) + seen.score,
    },
    bestScore: Math.max(traits.bestScore, seen.score),
  }
}

/**
 * The lesson as a whole, said over its present screen: the guide weighs purpose, content, manner and evaluation of the
 * course, not of a slide (docs/rules.md §2.2). Words and their places stay those of the screen.
 */
export function sessionClassification(
  traits: SessionTraits,
  screen: Classification,
): Classification {
  const whole = addTraits(traits, { ...screen, subjects: [] })
  const { dimensions, bestScore: score } = whole
  const subjects = sharedOut(whole.subjects, score)
  return {
    ...screen,
    label: decideContent(score),
    score,
    dimensions,
    subjects: subjects.length === 0 ? screen.subjects : subjects,
    stage: likeliestStage(whole.stages) ?? screen.stage,
  }
}

function strongest(
  one: Readonly<Record<Dimension, number>>,
  other: Readonly<Record<Dimension, number>>,
): Record<Dimension, number> {
  const [purpose, content, manner, evaluation] = DIMENSIONS.map((name) =>
    Math.max(one[name], other[name]),
  )
  return {
    purpose: purpose ?? 0,
    content: content ?? 0,
    manner: manner ?? 0,
    evaluation: evaluation ?? 0,
  }
}

/** Subjects with at least a quarter of the first one's belief, best first. */
function sharedOut(subjects: SessionTraits['subjects'], score: number): Classification['subjects'] {
  const ordered = (Object.entries(subjects) as [Subject, number][]).toSorted((a, b) => b[1] - a[1])
  const best = ordered[0]?.[1] ?? 0
  return ordered
    .filter(([, sum]) => sum > 0 && sum >= best / 4)
    .map(([code, sum]) => ({ code, score: Math.round(((score * sum) / best) * 10_000) / 10_000 }))
}

function likeliestStage(stages: SessionTraits['stages']): ClassifiedStage | null {
  const [best] = (Object.entries(stages) as [ClassifiedStage, number][])
    .filter(([stage]) => stage !== 'unknown')
    .toSorted((a, b) => b[1] - a[1])
  return best?.[0] ?? null
}
