import { seconds } from '../../../core/time/duration.ts'
import { type Instant, plus } from '../../../core/time/instant.ts'
import type { Heard, Unheard } from '../senses/sense.ts'
import type { RoomMemory } from './room-memory.ts'

const THUMBNAIL_EVERY = seconds(5)
/** The same picture again is worth none but to show that it is still there. */
const STANDING_EVERY = seconds(60)

type Due = { readonly thumbnail: Uint8Array | null; readonly thumbnailAt: Instant | null }

/**
 * The picture to be shown small on the wall: whatever is new, and of what stands one a minute. The wall must not go on
 * showing what is no longer there, so that nothing that is new is left out.
 */
export function thumbnailOf(
  { thumbnailAt }: Pick<RoomMemory, 'thumbnailAt'>,
  came: Heard | Unheard,
): Due {
  const fresh = thumbnailAt !== null && came.at < plus(thumbnailAt, restOf(came))
  const png = pictureOf(came)
  return fresh || png === null
    ? { thumbnail: null, thumbnailAt }
    : { thumbnail: png, thumbnailAt: came.at }
}

function restOf(came: Heard | Unheard) {
  if (came.kind === 'unseen') return THUMBNAIL_EVERY
  return came.changed ? seconds(0) : STANDING_EVERY
}

function pictureOf(came: Heard | Unheard): Uint8Array | null {
  if (came.kind === 'unseen') return came.shown?.png ?? null
  return came.sense === 'picture' ? came.impression.png : null
}
