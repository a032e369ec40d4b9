import type { SessionEvidence } from '../../../core/lesson/session-evidence.ts'
import type { Frame } from '../../../core/picture/frame.ts'
import { hasQrCode } from '../../../core/picture/qr-code.ts'
import type { Course } from '../../../core/registry/course.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { AirSession } from '../../../core/replay/air-session.ts'
import type { Observation } from '../../../core/violations/observation.ts'
import { coursesNow } from '../lesson-words.ts'
import type { LookMemory } from '../look.ts'
import type { FindingDeps, FindingMemory } from './finding-memory.ts'
import { noteFindings } from './note-findings.ts'

export type WatchedRoom = {
  readonly room: LiveRoom
  readonly institution: Institution
  /** Of the institution, as registered. */
  readonly courses: readonly Course[]
}

type SeenLook = Pick<LookMemory, 'page' | 'reading'> & {
  readonly evidence: SessionEvidence
  readonly frame: Frame
}

/** Whether the register has a price for what is on its timetable now; `null`: it says nothing. */
function chargedNow(courses: readonly Course[], observation: Observation): boolean | null {
  const prices = coursesNow(courses, observation.at).flatMap(({ priceYuan }) => priceYuan ?? [])
  return prices.length === 0 ? null : prices.some((price) => price > 0)
}

/** Looked for once a picture that was read anew: it costs as much as ten milliseconds. */
function showsQrCode(memory: FindingMemory, { reading, frame }: SeenLook): boolean {
  if (memory.qrCode.of !== reading) memory.qrCode = { of: reading, seen: hasQrCode(frame) }
  return memory.qrCode.seen
}

/** Hands a look that saw the room to the search for disguises and soliciting. */
export async function watchFindings(
  deps: FindingDeps,
  { room, institution, courses }: WatchedRoom,
  memory: FindingMemory,
  look: SeenLook,
  air: AirSession | null,
  observation: Observation,
): Promise<void> {
  if (observation.kind !== 'seen') return
  const { at, instructing, classification } = observation
  const { lastLessonAt, instructingSince } = look.evidence
  const teaches = instructing && lastLessonAt === at
  await noteFindings(deps, memory, {
    room,
    institution,
    at,
    words: {
      title: room.title,
      texts: look.page?.texts ?? [],
      screen: look.reading?.lines.map(({ text }) => text).join('\n') ?? '',
    },
    classification,
    teachingSince: teaches ? instructingSince : null,
    frames: observation.frames.map(({ sha256 }) => sha256),
    replay: air?.finding ?? null,
    qrCode: showsQrCode(memory, look),
    charged: chargedNow(courses, observation),
  })
}
