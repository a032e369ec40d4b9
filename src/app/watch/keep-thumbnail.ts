import { seconds } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records.ts'
import type { Thumbnails } from '../../ports/thumbnails.ts'

const THUMBNAIL_EVERY = seconds(5)

type ThumbnailDeps = { readonly thumbnails: Thumbnails; readonly transactions: Transactions }

/** The small picture of the room on the wall, renewed every five seconds. */
export async function keepThumbnail(
  deps: ThumbnailDeps,
  memory: { thumbnailAt: Instant | null },
  png: Uint8Array,
  { roomId, at }: { readonly roomId: string; readonly at: Instant },
): Promise<void> {
  const fresh = memory.thumbnailAt !== null && at < plus(memory.thumbnailAt, THUMBNAIL_EVERY)
  if (fresh) return
  memory.thumbnailAt = at
  const jpeg = await deps.thumbnails.make(png)
  await deps.transactions.run((records) => records.roomBoard.saveThumbnail({ roomId, at, jpeg }))
}
