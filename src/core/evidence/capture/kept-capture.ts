import type { CaptureState } from './capture-plan.ts'
import type { DatedTrouble } from './capture-words.ts'
import type {
  AddressFacts,
  AddressUnasked,
  ClockOffset,
  KeptClip,
  PageFacts,
} from './learned-facts.ts'

/** What is written beside the segments, so that a program that was ended goes on from there. JSON. */
export type KeptCapture = CaptureState & {
  readonly roomId: string
  /** Clips that are in the evidence store already. */
  readonly clips: readonly KeptClip[]
  /** The list is filed without all of what lies here: it is left to people. */
  readonly filed?: true
  readonly mediaTroubles: readonly DatedTrouble[]
  /** `null`: nobody has asked yet. */
  readonly address: AddressFacts | AddressUnasked | null
  readonly page: PageFacts | null
  readonly clock: ClockOffset | null
}
