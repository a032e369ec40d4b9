import { seconds } from '../../../core/time/duration.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import type { Heard, Unheard } from '../senses/sense.ts'
import type { RoomMemory } from './room-memory.ts'

const THUMBNAIL_EVERY = seconds(5)

type Due = { readonly thumbnail: Uint8Array | null; readonly thumbnailAt: Instant | null }

/** The picture to be shown small on the wall, every five seconds one. */
export function thumbnailOf(
  { thumbnailAt }: Pick<RoomMemory, 'thumbnailAt'>,
  came: Heard | Unheard,
): Due {
  const fresh = thumbnailAt !== null && came.at < plus(thumbnailAt, THUMBNAIL_EVERY)
  const png = pictureOf(came)
  return fresh || png === null
    ? { thumbnail: null, thumbnailAt }
    : { thumbnail: png, thumbnailAt: came.at }
}

function pictureOf(came: Heard | Unheard): Uint8Array | null {
  if (came.kind === 'unseen') return came.shown?.png ?? null
  return came.sense === 'picture' ? came.impression.png : null
}
