import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PageVisitor } from '../../ports/page-visitor.ts'
import type { LookMemory } from './look.ts'

const PAGE_BUDGET: Duration = seconds(20)

/** Reads the room's page once per watch, for its title and text. A page that cannot be read is logged, not feared. */
export async function readPage(
  deps: { readonly pages: PageVisitor; readonly logger: Logger },
  room: LiveRoom,
  memory: LookMemory,
  signal: AbortSignal,
): Promise<void> {
  if (room.pageUrl === null) return
  const visit = await deps.pages.visit(room.pageUrl, { budget: PAGE_BUDGET, signal })
  if (visit.kind === 'page') {
    memory.page = { title: visit.title, text: visit.text }
  } else if (!signal.aborted) {
    deps.logger.warn({ roomId: room.id, reason: visit.reason }, 'page could not be read')
  }
}
