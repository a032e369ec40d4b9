import type { Classification } from '../../../core/detection/classification.ts'
import type { Course } from '../../../core/registry/course.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { Instant } from '../../../core/time/instant.ts'
import { type EvidencePiece, framesAmong } from '../../../core/violations/evidence-piece.ts'
import { coursesNow } from '../lesson-words.ts'
import type { RoomMemory } from '../memory/room-memory.ts'
import type { Heard } from '../senses/sense.ts'
import type { FindingLook } from './finding-memory.ts'

export type WatchedRoom = {
  readonly room: LiveRoom
  readonly institution: Institution
  /** Of the institution, as registered. */
  readonly courses: readonly Course[]
}

type Concluded = {
  readonly instructing: boolean
  readonly classification: Classification
  readonly evidence: readonly EvidencePiece[]
}

/** Whether the register has a price for what is on its timetable now; `null`: it says nothing. */
function chargedNow(courses: readonly Course[], at: Instant): boolean | null {
  const prices = coursesNow(courses, at).flatMap(({ priceYuan }) => priceYuan ?? [])
  return prices.length === 0 ? null : prices.some((price) => price > 0)
}

/** What the search for disguises and soliciting is told of a look, with what it was taken for. */
export function findingLookOf(
  { room, institution, courses }: WatchedRoom,
  { page, teaching, air }: Pick<RoomMemory, 'page' | 'teaching' | 'air'>,
  heard: Heard,
  { instructing, classification, evidence }: Concluded,
): FindingLook {
  const { at } = heard
  const { lastLessonAt, instructingSince } = teaching.session.evidence
  const teaches = instructing && lastLessonAt === at
  return {
    room,
    institution,
    at,
    words: { title: room.title, texts: page?.texts ?? [], screen: heard.text },
    classification,
    teachingSince: teaches ? instructingSince : null,
    frames: framesAmong(evidence).map(({ sha256 }) => sha256),
    replay: air.session?.finding ?? null,
    qrCode: heard.sense === 'picture' && heard.impression.qrCode,
    charged: chargedNow(courses, at),
  }
}
