import type { Classification } from '../detection/classification.ts'
import type { LookBelief } from '../lesson/look-belief.ts'
import type { RoomSession } from '../lesson/room-session.ts'
import type { PictureEmptiness } from '../picture/picture-gate.ts'
import type { TaughtSegment } from '../policy/classes/taught-segment.ts'
import type { SessionFacts } from '../policy/facts.ts'
import type { Actor, RegionCode, Stage } from '../registry/institution.ts'
import type { Instant } from '../time/instant.ts'

/**
 * What a look rests on besides its picture, as it stood then: registers and pages change. Kept as a file of canonical
 * JSON among the evidence, named by its sha256.
 */
export type LookContext = {
  /** How the lesson is named, as the classifier was told. */
  readonly title: string
  /** Words around the player, as the classifier was told; `null` when there were none. */
  readonly pageText: string | null
  readonly region: RegionCode
  readonly actor: Actor
  readonly stage: Stage
  /** What was registered said so much for a lesson (log-odds); left out by earlier versions: nothing. */
  readonly prior?: number
}

/** One look that was added up, with what is needed to add it up again. */
export type TracedLook = {
  readonly at: Instant
  /** `false`: the same screen as at the look before. */
  readonly changed: boolean
  /** sha256 of the kept frame whose words it rests on; `null` when that picture was not kept. */
  readonly frame: string | null
  /**
   * Words of a picture that was not kept (clean screens are not), lines parted by line feeds: what speaks against
   * belongs to the evidence too. `null` when there is a frame, and for a screen that stood: then as at the look before.
   */
  readonly text: string | null
  readonly emptiness: PictureEmptiness
  /** What was listened to: `text` is what was said. Left out: a picture. */
  readonly sense?: 'picture' | 'sound'
  /** sha256 of its `LookContext`. */
  readonly context: string
  /** What was concluded then, to compare with. */
  readonly label: Classification['label']
  readonly score: number
  readonly modelVersion: string
  /** What it did to the belief in a lesson; left out by earlier versions. */
  readonly belief?: LookBelief
}

/** The looks that an observation adds to what earlier observations of its watch have told. The last is its own. */
export type SessionTrace = {
  /** The observation whose trace this one continues; `null` for the first of a watch, or after a gap. */
  readonly continues: string | null
  /** What had added up before the first of `looks`; `null` where the continued trace says it. */
  readonly before: RoomSession | null
  readonly looks: readonly TracedLook[]
  /** What the register said of the institution on the day of the session. */
  readonly facts: SessionFacts
  /** Version of the rule by which the looks were added up; left out by earlier versions. */
  readonly addingUp?: string
  /** The lesson by the timetable, and what was taught before it; `null` when the screen was judged by itself. */
  readonly taught: TaughtThen | null
}

/** Named segments of teaching as they were known at a look. */
export type TaughtThen = {
  readonly current: TaughtSegment
  readonly earlier: readonly TaughtSegment[]
}

/** As written down with a violation. */
export type RecordedTrace = {
  readonly violationId: string
  readonly observationId: string
  readonly watchId: string
  /** Version of the violation that the observation made: the order in which they were folded. */
  readonly version: number
  readonly trace: SessionTrace
}
