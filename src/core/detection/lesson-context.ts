import { COUNTER_FIELDS } from '../reading/lexicon/counter-fields.ts'
import { CUES } from '../reading/lexicon/cues.ts'
import { SCHOOL_STAGES } from '../reading/lexicon/lexicon-term.ts'
import { SUBJECTS } from '../reading/subject.ts'
import { type Tally, TERM_CLASSES } from '../reading/tally.ts'

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
  return {
    strong: plus(base.strong, extra.strong, SUBJECTS, shares.content),
    own: plus(base.own, extra.own, SUBJECTS, shares.content),
    weak: plus(base.weak, extra.weak, SUBJECTS, shares.content),
    name: plus(base.name, extra.name, SUBJECTS, shares.cue),
    stage: plus(base.stage, extra.stage, SCHOOL_STAGES, shares.content),
    cue: plus(base.cue, extra.cue, CUES, shares.cue),
    counter: plus(base.counter, extra.counter, COUNTER_FIELDS, shares.against),
    foreign: plus(base.foreign, extra.foreign, COUNTER_FIELDS, shares.against),
    classes: Object.fromEntries(
      TERM_CLASSES.map((name) => [
        name,
        (base.classes[name] ?? 0) + shareOfClass(name, shares) * (extra.classes[name] ?? 0),
      ]),
    ),
    learned: base.learned + shares.content * Math.max(shares.against > 0 ? -5 : 0, extra.learned),
    learnedStage: plus(base.learnedStage, extra.learnedStage, SCHOOL_STAGES, shares.content),
    units: base.units,
  }
}

function shareOfClass(name: string, shares: Shares): number {
  if (name.startsWith('counter')) return shares.against
  return name.startsWith('cue') ? shares.cue : shares.content
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
