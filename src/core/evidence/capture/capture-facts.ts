import type { Instant } from '../../time/instant.ts'
import type { EvidencePiece } from '../../violations/evidence-piece.ts'
import type { Violation } from '../../violations/violation.ts'
import type { CapturedLead } from './capture-plan.ts'
import type { DatedTrouble } from './capture-words.ts'
import type {
  AddressFacts,
  AddressUnasked,
  ClockOffset,
  KeptClip,
  PageFacts,
  ToolVersion,
} from './learned-facts.ts'

/** All that is known when the list is closed. */
export type CaptureFacts = {
  readonly violation: Pick<Violation, 'judgement' | 'rules' | 'classification'>
  readonly lead: CapturedLead
  readonly suspectSince: Instant
  readonly clips: readonly KeptClip[]
  /** Why there are no more. */
  readonly mediaTroubles: readonly DatedTrouble[]
  /** What the violation has already. */
  readonly pieces: readonly EvidencePiece[]
  /** `null`: nobody asked, because the program ended before. */
  readonly address: AddressFacts | AddressUnasked | null
  readonly page: PageFacts
  readonly versions: readonly ToolVersion[]
  readonly clock: ClockOffset
  readonly now: Instant
}
