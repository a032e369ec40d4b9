import type { Classification } from '../../../core/detection/classification.ts'
import type { DisguiseFinding, Substance } from '../../../core/findings/disguise.ts'
import type { FindingReader } from '../../../core/findings/finding-reader.ts'
import type { RoomFinding } from '../../../core/findings/room-finding.ts'
import { addLookTime, type LessonTime, NO_LESSON_TIME } from '../../../core/lesson/lesson-time.ts'
import type { Law } from '../../../core/policy/law.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { ReplayFinding } from '../../../core/replay/replay-finding.ts'
import { type Duration, minutes } from '../../../core/time/duration.ts'
import { type Instant, minus } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import type { Identifiers } from '../../../ports/identifiers.ts'
import type { Transactions } from '../../../ports/records.ts'
import { contentTerms, type RoomWords, substanceTexts } from './finding-input.ts'

export type FindingDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'put'>
  readonly findingReader: FindingReader
  readonly law: () => Law
}

/** What a watch remembers of names and substance; the database has what rests on it. */
export type FindingMemory = {
  /** `null` until the database was asked. */
  known: readonly RoomFinding[] | null
  /** Names that it goes by, as decided last. */
  disguises: readonly DisguiseFinding[]
  time: LessonTime
  classification: Classification | null
  manners: readonly string[]
  pupilsPresent: boolean
  terms: readonly string[]
  frames: readonly string[]
  /** Whether the picture that was read last shows a QR code. */
  qrCode: { readonly of: object | null; readonly seen: boolean }
}

export const newFindingMemory = (): FindingMemory => ({
  known: null,
  disguises: [],
  time: NO_LESSON_TIME,
  classification: null,
  manners: [],
  pupilsPresent: false,
  terms: [],
  frames: [],
  qrCode: { of: null, seen: false },
})

/** One look that saw the room. */
export type FindingLook = {
  readonly room: LiveRoom
  readonly institution: Institution
  readonly at: Instant
  readonly words: RoomWords
  /** Of the lesson as a whole while one goes on, else of the screen. */
  readonly classification: Classification
  /** When the teaching that the look shows was first seen. */
  readonly teachingSince: Instant | null
  /** Frames that were kept at this look. */
  readonly frames: readonly string[]
  readonly replay: ReplayFinding | null
  /** The picture shows one. */
  readonly qrCode: boolean
  /** The register has a price for what is taught now. */
  readonly charged: boolean | null
}

/** A room that was off air for longer begins anew. */
const SAME_STRETCH: Duration = minutes(30)
const TERMS_AT_MOST = 40
const FRAMES_AT_MOST = 12

const added = (known: readonly string[], seen: readonly string[], most: number) =>
  [...new Set([...known, ...seen])].slice(0, most)

/** What is known of the stretch on air; read once a watch, with what was measured before it. */
export async function recallKnown(
  deps: FindingDeps,
  memory: FindingMemory,
  { room, at }: Pick<FindingLook, 'room' | 'at'>,
): Promise<readonly RoomFinding[]> {
  if (memory.known !== null) return memory.known
  const { transactions } = deps
  const known = await transactions.run(({ findings }) =>
    findings.between(room.id, minus(at, SAME_STRETCH), at),
  )
  memory.known = known
  for (const { finding } of known) {
    if (finding.about === 'disguise') {
      const { time, terms, frames, manners, pupilsPresent } = finding.substance
      if (time.observedSeconds > memory.time.observedSeconds) {
        Object.assign(memory, { time, terms, frames, manners, pupilsPresent })
      }
    }
  }
  return known
}

/** Adds a look to the substance. */
export function addSubstance(
  reader: FindingReader,
  memory: FindingMemory,
  look: FindingLook,
): Substance {
  const { at, teachingSince, classification, words } = look
  memory.time = addLookTime(memory.time, { at, teachingSince })
  const signs = reader.substance(substanceTexts(words))
  memory.manners = added(memory.manners, signs.manners, TERMS_AT_MOST)
  memory.pupilsPresent ||= signs.pupilsPresent
  memory.frames = added(memory.frames, look.frames, FRAMES_AT_MOST)
  if (teachingSince !== null)
    memory.terms = added(memory.terms, contentTerms(classification), TERMS_AT_MOST)
  const best = memory.classification
  const tells = best === null || teachingSince !== null || classification.score > best.score
  if (tells) memory.classification = classification
  const { known: _known, disguises: _disguises, qrCode: _qrCode, ...shown } = memory
  return { ...shown, replay: look.replay, charged: signs.charged ?? look.charged }
}
