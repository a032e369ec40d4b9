import type { Course } from '../../core/registry/course.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { RoomPages } from '../sight/room-pages.ts'
import { coursesNow, lessonWords, type RoomPageWords } from './lesson-words.ts'

const PAGE_BUDGET: Duration = seconds(20)

type Named = { readonly room: LiveRoom; readonly courses: readonly Course[] }

/**
 * Reads the room's page for its words, unless the probe has just done so, and lays the timetable's beside them. `heard`
 * is told what is known at once, and again when the page was read. A page that cannot be read is logged, not feared.
 */
export async function readPage(
  deps: { readonly roomPages: RoomPages; readonly logger: Logger; readonly clock: Clock },
  { room, courses }: Named,
  heard: (words: RoomPageWords | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const scheduled = coursesNow(courses, deps.clock.now())
  heard(lessonWords(room, null, scheduled))
  if (room.pageUrl === null) return
  const { visit } = await deps.roomPages.open(room.pageUrl, { budget: PAGE_BUDGET, signal })
  if (visit.kind === 'page') {
    heard(lessonWords(room, visit, scheduled))
  } else if (!signal.aborted) {
    deps.logger.warn({ roomId: room.id, reason: visit.reason }, 'page could not be read')
  }
}
