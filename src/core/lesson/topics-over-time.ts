import type { TopicBelief } from '../detection/classification.ts'
import type { TopicStretch } from './adding-up/adding-up.ts'

/** A screen as far as its topics go; `heard`: how loud it still speaks, 0..1. */
export type TopicScreen = {
  readonly heard: number
  readonly topics: readonly TopicBelief[]
}

export type TopicSays = {
  /** Log-odds, above zero for a lesson. */
  readonly says: number
  /** The lesson that they share most; `null`: none of them is about any. */
  readonly topic: string | null
}

/**
 * How far one and the same lesson explains all of these screens better than any one other thing does: mean log-belief of
 * the best lesson less that of the best other topic. Quotations from many subjects share no topic, and screens of little
 * text that each say little for many lessons say much for the one that they share (docs/decisions/0185). `even`
 * screens about nothing are assumed besides, of which `prior` is what is registered.
 */
export function oneTopicSays(
  screens: readonly TopicScreen[],
  { clip, even }: Pick<TopicStretch, 'clip' | 'even'>,
  prior = 0,
): TopicSays {
  const sums = new Map<string, { readonly lesson: boolean; readonly sum: number }>()
  const all = screens.reduce((sum, { heard }) => sum + heard, 0)
  // Of a topic that a screen does not name no more is known than that it is unlikely.
  for (const { heard, topics } of screens) {
    for (const { name, lesson, belief } of topics) {
      const more = heard * (Math.max(-clip, Math.log(belief)) + clip)
      sums.set(name, { lesson, sum: (sums.get(name)?.sum ?? 0) + more })
    }
  }
  const best = (ofLessons: boolean) =>
    [...sums].reduce<{ readonly topic: string | null; readonly sum: number }>(
      (most, [topic, { lesson, sum }]) =>
        lesson === ofLessons && sum > most.sum ? { topic, sum } : most,
      { topic: null, sum: 0 },
    )
  const lesson = best(true)
  return { says: (lesson.sum - best(false).sum + prior) / (all + even), topic: lesson.topic }
}
