import type { LookPriority } from '../../core/patrol/politeness.ts'
import { lookEndOf } from '../../core/patrol/politeness-signs.ts'
import { formatInstant } from '../../core/time/instant.ts'
import type { PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { StreamViewer, Unseen, ViewOptions } from '../../ports/sight/stream-viewer.ts'
import type { TextFetcher } from '../../ports/sight/text-fetcher.ts'
import { glancing } from '../sight/glancing.ts'
import type { LearnedTimes } from './learned-times.ts'
import type { PoliteGate } from './polite-gate.ts'

export type Looking = {
  readonly viewer: StreamViewer
  readonly pages: PageVisitor
  readonly texts: TextFetcher
}

/** A page brings its scripts, pictures and calls with it. Ours: docs/rules.md §7. */
const PAGE_COST = 3
const STREAM_COST = 1

async function politely<Seen extends { readonly kind: string }>(
  gate: PoliteGate,
  url: string,
  options: ViewOptions,
  cost: number,
  look: () => Promise<Seen | Unseen>,
): Promise<Seen | Unseen> {
  const { signal, priority = 'patrol' } = options
  const turn = await gate.ask({ url, priority, cost, signal })
  if (turn.kind === 'refused') {
    const detail = `${turn.because}; next look from ${formatInstant(turn.until)}`
    return { kind: 'unseen', reason: 'budget', httpStatus: null, detail }
  }
  let ended: Seen | Unseen | null = null
  try {
    ended = await look()
    return ended
  } finally {
    const unseen = ended !== null && 'reason' in ended ? ended : null
    const gaveUp = ended === null || signal?.aborted === true
    await turn.done(gaveUp ? { kind: 'says-nothing' } : lookEndOf(unseen))
  }
}

/** The same eyes, which ask the gate before each look. What the budget forbids is unseen, with the reason `budget`. */
export function politeEyes(gate: PoliteGate, eyes: Looking, learned?: LearnedTimes): Looking {
  const { viewer, pages, texts } = eyes
  const once: StreamViewer['probe'] = (url, options) =>
    politely(gate, url, options, STREAM_COST, () =>
      learned === undefined
        ? viewer.probe(url, options)
        : learned.probe(url, options, (given) => viewer.probe(url, given)),
    )
  /** What was cut short has a second turn, with all its time: what is told of the platform is never our impatience. */
  const probe: StreamViewer['probe'] = async (url, options) => {
    const outcome = await once(url, options)
    return learned?.isToBeTakenAgain(url, outcome) === true ? await once(url, options) : outcome
  }
  return {
    viewer: {
      probe,
      sample: (url, options) =>
        politely(gate, url, options, STREAM_COST, () => viewer.sample(url, options)),
      ...glancing(viewer, (url, options, look) =>
        politely(gate, url, options, STREAM_COST, () => look(options)),
      ),
    },
    pages: {
      visit: (url, options) =>
        politely(gate, url, options, PAGE_COST, () => pages.visit(url, options)),
    },
    texts: {
      fetchText: (url, options) =>
        politely(gate, url, options, STREAM_COST, () => texts.fetchText(url, options)),
    },
  }
}

/** The same viewer, whose looks go ahead or stand back as `priority` says at the moment of each look. */
export const prioritised = (viewer: StreamViewer, priority: () => LookPriority): StreamViewer => ({
  probe: (url, options) => viewer.probe(url, { ...options, priority: priority() }),
  sample: (url, options) => viewer.sample(url, { ...options, priority: priority() }),
  ...glancing(viewer, (_, options, look) => look({ ...options, priority: priority() })),
})
