import type { CaptureState } from './capture-plan.ts'
import type { MediaTrouble } from './capture-words.ts'
import type { AddressFacts, ClockOffset, KeptClip, PageFacts } from './learned-facts.ts'

/** What is written beside the segments, so that a program that was ended goes on from there. JSON. */
export type KeptCapture = CaptureState & {
  readonly roomId: string
  /** Clips that are in the evidence store already. */
  readonly clips: readonly KeptClip[]
  readonly mediaTrouble: MediaTrouble | null
  /** `null`: nobody has asked yet. */
  readonly address: AddressFacts | null
  readonly page: PageFacts | null
  readonly clock: ClockOffset | null
}
