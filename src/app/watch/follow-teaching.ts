import type { AddingUp } from '../../core/lesson/adding-up/adding-up.ts'
import {
  type Followed,
  followLook,
  NEW_SESSION,
  type RoomSession,
  resumeSession,
  type SessionLook,
} from '../../core/lesson/room-session.ts'
import { isWarm } from '../../core/lesson/session-evidence.ts'
import { nameSegment, type TaughtSegment } from '../../core/policy/classes/taught-segment.ts'
import type { Course } from '../../core/registry/course.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, hours, seconds } from '../../core/time/duration.ts'
import { between, type Instant, minus } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { everyPage } from '../queries/every-page.ts'

/** What a watch knows of the teaching in its room; the database has all of it but the last seconds. */
export type TeachingMemory = {
  readonly session: RoomSession
  /** The session's segment, named by the timetable. */
  readonly current: TaughtSegment | null
  /** What was taught before it in the room, and to its class anywhere. */
  readonly earlier: readonly TaughtSegment[]
  readonly courses: readonly Course[]
  readonly savedAt: Instant | null
  /** What was last saved spoke for a lesson. */
  readonly savedHot: boolean
  /** As last saved, to know a new one. */
  readonly saved: TaughtSegment | null
}

export const newTeachingMemory = (): TeachingMemory => ({
  session: NEW_SESSION,
  current: null,
  earlier: [],
  courses: [],
  savedAt: null,
  savedHot: false,
  saved: null,
})

/**
 * Breaks are ten minutes, lessons half an hour: what lies further back says nothing of the lesson of now. Ours:
 * docs/rules.md §7.
 */
const LOOKS_BACK: Duration = hours(3)
/** So much of what the looks add up to is lost with a worker at most. */
const SAVE_EVERY: Duration = seconds(10)

const isSame = (one: TaughtSegment | null, other: TaughtSegment | null): boolean =>
  one?.roomId === other?.roomId && one?.start === other?.start

/** Something would be lost with it: most rooms show nothing that speaks for a lesson, and cost no writing. */
const isHot = ({ evidence }: RoomSession): boolean => isWarm(evidence)

/** What was known of the room when it was last watched: a lesson need not be believed anew with each watch. */
export async function recallTeaching(
  { transactions }: { readonly transactions: Transactions },
  room: LiveRoom,
  now: Instant,
): Promise<TeachingMemory> {
  return await transactions.run(async ({ teaching, courses }) => {
    const session = resumeSession(await teaching.session(room.id), now)
    const known = await teaching.between(room.id, minus(now, LOOKS_BACK), now)
    const filter = { institutionId: room.institutionId }
    const current = known.find(({ start }) => start === session.segment?.start) ?? null
    return {
      session: current === null ? { ...session, segment: null } : session,
      current,
      earlier: known.filter((one) => one !== current),
      courses: await everyPage((page) => courses.list(page, filter)),
      savedAt: null,
      savedHot: isHot(session),
      saved: current,
    }
  })
}

type Taught = Omit<Followed, 'session'> & { readonly teaching: TeachingMemory }

/** Adds a look to what was taught. */
export function followTeaching(
  memory: TeachingMemory,
  room: LiveRoom,
  look: SessionLook,
  addingUp: AddingUp,
): Taught {
  const { session, ...shown } = followLook(memory.session, look, addingUp)
  const { segment } = session
  const { current } = memory
  if (segment === null) return { ...shown, teaching: { ...memory, session } }
  if (current?.start === segment.start) {
    return { ...shown, teaching: { ...memory, session, current: { ...current, ...segment } } }
  }
  const earlier = current === null ? memory.earlier : [...memory.earlier, current]
  const named = nameSegment(segment, room, memory.courses, earlier)
  return { ...shown, teaching: { ...memory, session, current: named, earlier } }
}

/** What is known of the teaching once it is written down. */
export type SavedTeaching = Pick<TeachingMemory, 'earlier' | 'savedAt' | 'savedHot' | 'saved'>

/**
 * Keeps what was added: at once when a segment is new, every few seconds while anything speaks for a lesson, and always
 * at the end of a watch. Gives what the memory has to know of it.
 */
export async function keepTeaching(
  { transactions }: { readonly transactions: Transactions },
  memory: TeachingMemory,
  roomId: string,
  now: Instant,
  always = false,
): Promise<Partial<SavedTeaching>> {
  const { session, current, saved, savedAt } = memory
  const isNew = !isSame(current, saved)
  const hot = isHot(session)
  const rested = savedAt === null || between(savedAt, now) >= SAVE_EVERY
  const due = rested && (hot || memory.savedHot)
  if (!isNew && !due && !always) return {}
  const earlier = await transactions.run(async ({ teaching }) => {
    await teaching.saveSession(roomId, now, session)
    if (current === null) return memory.earlier
    if (saved !== null && isNew) await teaching.saveSegment(lastOf(memory.earlier, saved))
    await teaching.saveSegment(current)
    if (!isNew || current.classId === null) return memory.earlier
    const from = minus(current.start, LOOKS_BACK)
    const known = await teaching.between(roomId, from, now, current.classId)
    return known.filter((one) => !isSame(one, current))
  })
  // Not before: what could not be written down is written down the next time.
  return { earlier, savedAt: now, savedHot: hot, saved: current }
}

/** The segment before, with what was seen of its end since it was saved. */
const lastOf = (earlier: readonly TaughtSegment[], saved: TaughtSegment): TaughtSegment =>
  earlier.findLast((one) => isSame(one, saved)) ?? saved
