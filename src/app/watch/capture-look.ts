import { isWarm } from '../../core/lesson/session-evidence.ts'
import type { CaptureDesk } from '../capture/capture-desk.ts'
import type { WatchedRoom } from './findings/finding-look.ts'
import type { Looked } from './look.ts'
import type { RoomMemory } from './memory/room-memory.ts'

/**
 * Says what a look came to, to whoever captures: before it is told and written down, because the stream runs on. A look that
 * saw nothing says nothing: what is suspect lapses by itself.
 */
export function captureLook(
  { captures }: { readonly captures?: Pick<CaptureDesk, 'follow'> },
  { room }: WatchedRoom,
  { teaching }: RoomMemory,
  { observation, remembered, isRecording }: Looked,
): void {
  if (captures === undefined || observation?.kind !== 'seen' || remembered === null) return
  const { at, verdict, watchedUrl } = observation
  const { evidence } = teaching.session
  const isTold = remembered.tell !== null
  const isSuspect = isWarm(evidence) && verdict.verdict !== 'permitted'
  captures.follow({
    room,
    url: watchedUrl ?? room.streamUrls[0] ?? room.pageUrl ?? '',
    at,
    start: evidence.instructingSince ?? evidence.leaningSince ?? at,
    stance: isTold ? 'lead' : isSuspect ? 'suspect' : 'calm',
    recorded: isRecording,
  })
}
