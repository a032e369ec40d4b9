import { LISTEN_REASONS } from '../../core/hearing/when-to-listen.ts'

/** What listening came to, counted since the program started: why it began, and what was heard. */
export const HEARING_COUNTS = [
  ...LISTEN_REASONS,
  /** Somebody speaks … */
  'speech',
  /** … nobody does … */
  'no-speech',
  /** … not even noise: a microphone that is off. */
  'silent',
  /** No sound could be had. */
  'unheard',
  /** There was a reason, and the worker had no time left. */
  'without-turn',
  /** What was said has words now … */
  'transcribed',
  /** … or an engine is set and gave none of some of it. */
  'untranscribed',
  'clips',
] as const
export type HearingCount = (typeof HEARING_COUNTS)[number]

export type HearingLedger = {
  count(what: HearingCount): void
  counts(): Readonly<Record<HearingCount, number>>
  /** Why the last listening failed on our side; `null`: it did not. */
  trouble(): string | null
  note(trouble: string | null): void
}

export function createHearingLedger(): HearingLedger {
  const sums = new Map<HearingCount, number>(HEARING_COUNTS.map((what) => [what, 0]))
  let trouble: string | null = null
  return {
    count(what) {
      sums.set(what, (sums.get(what) ?? 0) + 1)
    },
    counts: () => Object.fromEntries(sums) as Record<HearingCount, number>,
    trouble: () => trouble,
    note(next) {
      trouble = next
    },
  }
}
