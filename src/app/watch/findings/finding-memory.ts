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
import type { Transactions } from '../../../ports/records/records.ts'
import { contentTerms, type RoomWords, substanceTexts } from './finding-input.ts'

/** What findings are decided by: all of it pure. */
export type FindingJudges = {
  readonly findingReader: FindingReader
  readonly law: () => Law
}

/** What findings are written down with. */
export type FindingDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'put'>
}

/** What a watch remembers of names and substance; the database has what rests on it. */
export type FindingMemory = {
  /** Of this stretch on air, as written down. */
  readonly known: readonly RoomFinding[]
  /** Names that it goes by, as decided last. */
  readonly disguises: readonly DisguiseFinding[]
  readonly time: LessonTime
  readonly classification: Classification | null
  readonly manners: readonly string[]
  readonly pupilsPresent: boolean
  readonly terms: readonly string[]
  readonly frames: readonly string[]
}

export const newFindingMemory = (): FindingMemory => ({
  known: [],
  disguises: [],
  time: NO_LESSON_TIME,
  classification: null,
  manners: [],
  pupilsPresent: false,
  terms: [],
  frames: [],
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

/** What a watch begins with: what was found in this stretch before, with what was measured then. */
export async function recallKnown(
  { transactions }: Pick<FindingDeps, 'transactions'>,
  roomId: string,
  at: Instant,
): Promise<FindingMemory> {
  const known = await transactions.run(({ findings }) =>
    findings.between(roomId, minus(at, SAME_STRETCH), at),
  )
  const measured = known.flatMap(({ finding }) =>
    finding.about === 'disguise' ? [finding.substance] : [],
  )
  const [longest] = measured.toSorted((a, b) => b.time.observedSeconds - a.time.observedSeconds)
  if (longest === undefined || longest.time.observedSeconds === 0) {
    return { ...newFindingMemory(), known }
  }
  const { time, terms, frames, manners, pupilsPresent } = longest
  return { ...newFindingMemory(), known, time, terms, frames, manners, pupilsPresent }
}

/** What was measured so far, as the names are set beside it. */
export const substanceOf = (
  { known: _known, disguises: _disguises, ...shown }: FindingMemory,
  { replay, charged }: Pick<Substance, 'replay' | 'charged'>,
): Substance => ({ ...shown, replay, charged })

/** Adds a look to the substance. The same look once more adds nothing. */
export function addSubstance(
  reader: FindingReader,
  memory: FindingMemory,
  look: FindingLook,
): { readonly memory: FindingMemory; readonly substance: Substance } {
  const { at, teachingSince, classification, words } = look
  const signs = reader.substance(substanceTexts(words))
  const best = memory.classification
  const tells = best === null || teachingSince !== null || classification.score > best.score
  const seenTerms = teachingSince === null ? [] : contentTerms(classification)
  const after: FindingMemory = {
    ...memory,
    time: addLookTime(memory.time, { at, teachingSince }),
    manners: added(memory.manners, signs.manners, TERMS_AT_MOST),
    pupilsPresent: memory.pupilsPresent || signs.pupilsPresent,
    frames: added(memory.frames, look.frames, FRAMES_AT_MOST),
    terms: added(memory.terms, seenTerms, TERMS_AT_MOST),
    classification: tells ? classification : best,
  }
  const charged = signs.charged ?? look.charged
  return { memory: after, substance: substanceOf(after, { replay: look.replay, charged }) }
}
