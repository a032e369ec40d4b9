import { fullBudget, takeListening } from '../../core/hearing/listening-budget.ts'
import type { ListenReason } from '../../core/hearing/when-to-listen.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ClipMaker } from '../../ports/hearing/clip-maker.ts'
import type { SpeechFinder } from '../../ports/hearing/speech-finder.ts'
import type { Transcriber } from '../../ports/hearing/transcriber.ts'
import { createHearingLedger, type HearingLedger } from './hearing-ledger.ts'

/** What the watches of a worker listen with. */
export type Hearing = {
  readonly finder: SpeechFinder
  /** `null`: nobody turns speech into text. */
  readonly transcriber: Transcriber | null
  readonly clips: ClipMaker
  readonly ledger: HearingLedger
  /** Whether there is a turn for a listening now; it is spent with that. */
  turn(reason: ListenReason): boolean
  /** 0 to 1. */
  lot(): number
}

export function createHearing(
  parts: Pick<Hearing, 'finder' | 'transcriber' | 'clips' | 'lot'> & { readonly clock: Clock },
): Hearing {
  const { clock, finder, transcriber, clips, lot } = parts
  const ledger = createHearingLedger()
  let budget = fullBudget(clock.monotonic())
  return {
    finder,
    transcriber,
    clips,
    ledger,
    lot,
    turn(reason) {
      const taken = takeListening(budget, reason, clock.monotonic())
      budget = taken.budget
      if (!taken.granted) ledger.count('without-turn')
      return taken.granted
    },
  }
}
