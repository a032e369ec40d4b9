import { type Classification, DIMENSIONS } from '../../../src/core/detection/classification.ts'
import type { Classifier } from '../../../src/core/detection/classify.ts'
import { PRESENT_ADDING_UP } from '../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { type LookBelief, lookBelief } from '../../../src/core/lesson/look-belief.ts'
import { followLook, NEW_SESSION, partLook } from '../../../src/core/lesson/room-session.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'

export type Step = {
  readonly text: string
  readonly classification: Classification
  readonly belief: LookBelief
}
export type FollowedExample = {
  readonly steps: readonly Step[]
  /** Which screen opened the lesson, from 1; `null`: none did. */
  readonly opened: number | null
}

/** Each screen stands for half a minute. */
const BETWEEN_SCREENS = 30_000

/** The screens, as they were read, through the very fold that a watch runs; without a title. */
export function followExample(classifier: Classifier, screens: readonly string[]): FollowedExample {
  let session = NEW_SESSION
  let opened: number | null = null
  const steps = screens.map((text, place): Step => {
    const at = instantOfEpochMilliseconds(place * BETWEEN_SCREENS)
    const { boilerplate } = partLook(session, { text, changed: true })
    const classification = classifier.classify({ text, boilerplate })
    const before = session.evidence
    const look = { at, text, classification, changed: true, emptiness: 'has-content' } as const
    const followed = followLook(session, look)
    session = followed.session
    if (followed.instructing) opened ??= place + 1
    return {
      text,
      classification,
      belief: lookBelief(before, session.evidence, at, PRESENT_ADDING_UP),
    }
  })
  return { steps, opened }
}

const TELLING_WORDS = 5

/** The words that spoke loudest over all screens, and the dimensions that any of them showed. */
export function whyOf({ steps }: FollowedExample): string {
  const weights = new Map<string, number>()
  for (const { classification } of steps) {
    for (const { term, weight } of classification.evidence) {
      if (Math.abs(weight) > Math.abs(weights.get(term) ?? 0)) weights.set(term, weight)
    }
  }
  const telling = [...weights]
    .toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, TELLING_WORDS)
    .map(([term, weight]) => `${term} ${weight < 0 ? '−' : '+'}`)
  const present = DIMENSIONS.filter((dimension) =>
    steps.some(({ classification }) => classification.dimensions[dimension] >= 0.5),
  )
  return `${telling.join(', ') || 'no telling word'}; ${present.join(', ') || 'no dimension'}`
}
