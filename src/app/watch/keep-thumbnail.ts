import type { Instant } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Thumbnails } from '../../ports/sight/thumbnails.ts'

type ThumbnailDeps = { readonly thumbnails: Thumbnails; readonly transactions: Transactions }

/** The small picture of the room on the wall. */
export async function keepThumbnail(
  deps: ThumbnailDeps,
  png: Uint8Array,
  { roomId, at }: { readonly roomId: string; readonly at: Instant },
): Promise<void> {
  const jpeg = await deps.thumbnails.make(png)
  await deps.transactions.run((records) => records.roomBoard.saveThumbnail({ roomId, at, jpeg }))
}
