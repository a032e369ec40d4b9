import { SUBJECTS } from './classification.ts'
import { SCHOOL_STAGES } from './dictionary.ts'
import type { Tally } from './features.ts'
import { COUNTER_FIELDS } from './lexicon/counter-lexicon.ts'

/**
 * Adds what the title and the page say to what the screen shows. A title names the lesson, so it counts half of the
 * screen for content; the page around a player is mostly buttons, so it gives only hints, and nothing against.
 */
export function addContext(screen: Tally, title: Tally | null, page: Tally | null): Tally {
  const withTitle =
    title === null ? screen : blend(screen, title, { content: 0.5, cue: 1, against: 0.5 })
  return page === null ? withTitle : blend(withTitle, page, { content: 0.15, cue: 0.3, against: 0 })
}

type Shares = { readonly content: number; readonly cue: number; readonly against: number }

function blend(base: Tally, extra: Tally, shares: Shares): Tally {
  const cues = Object.keys(base.cue) as (keyof Tally['cue'])[]
  return {
    strong: plus(base.strong, extra.strong, SUBJECTS, shares.content),
    weak: plus(base.weak, extra.weak, SUBJECTS, shares.content),
    name: plus(base.name, extra.name, SUBJECTS, shares.cue),
    stage: plus(base.stage, extra.stage, SCHOOL_STAGES, shares.content),
    cue: plus(base.cue, extra.cue, cues, shares.cue),
    counter: plus(base.counter, extra.counter, COUNTER_FIELDS, shares.against),
    bySubject: plus(base.bySubject, extra.bySubject, SUBJECTS, shares.content),
    inFavour: base.inFavour + shares.content * extra.inFavour,
    against: base.against + shares.against * extra.against,
    strongest: Math.max(base.strongest, shares.content * extra.strongest),
    weakest: Math.min(base.weakest, shares.against * extra.weakest),
    distinct: base.distinct + shares.content * extra.distinct,
    strongUnits: base.strongUnits,
    counterUnits: base.counterUnits,
  }
}

function plus<K extends string>(
  base: Readonly<Record<K, number>>,
  extra: Readonly<Record<K, number>>,
  keys: readonly K[],
  share: number,
): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, base[key] + share * extra[key]])) as Record<
    K,
    number
  >
}
