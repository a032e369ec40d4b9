import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Logger } from '../../ports/logger.ts'
import type { LookMemory } from './look.ts'
import type { RoomPages } from './room-pages.ts'

const PAGE_BUDGET: Duration = seconds(20)

/**
 * Reads the room's page for its words, unless the probe has just done so. A page that cannot be read is logged, not
 * feared.
 */
export async function readPage(
  deps: { readonly roomPages: RoomPages; readonly logger: Logger },
  room: LiveRoom,
  memory: LookMemory,
  signal: AbortSignal,
): Promise<void> {
  if (room.pageUrl === null) return
  const { visit } = await deps.roomPages.open(room.pageUrl, { budget: PAGE_BUDGET, signal })
  if (visit.kind === 'page') {
    memory.page = { title: visit.title, text: visit.text, texts: visit.texts }
  } else if (!signal.aborted) {
    deps.logger.warn({ roomId: room.id, reason: visit.reason }, 'page could not be read')
  }
}
