import type { Egress } from '../../../ports/egress.ts'
import type { PictureStream } from '../coded-picture.ts'
import type { PictureAnnouncement } from '../picture-announcement.ts'
import type { SoundListener } from '../sound/ear.ts'
import { reachedButUnseen, unseen, unseenOfRefusal } from '../unseen.ts'
import { playRtmp } from './play-rtmp.ts'
import { parseRtmpAddress } from './rtmp-address.ts'
import { rtmpPictures } from './rtmp-pictures.ts'

const MAXIMUM_REDIRECTS = 2

/**
 * The pictures of an RTMP address, from the last keyframe the server kept or the next that comes. A server that sends
 * its players on is followed, each time through the guard.
 */
export async function* openRtmp(
  egress: Egress,
  address: string,
  signal: AbortSignal,
  announcement: PictureAnnouncement,
  listener?: SoundListener,
): PictureStream {
  let next = address
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop += 1) {
    const target = parseRtmpAddress(next)
    if (target === null) return unseen('bad-address', 'no stream is named')
    const connection = await egress.connect(target.url, { signal })
    if (connection.kind === 'refusal') return unseenOfRefusal(connection)
    const end = yield* rtmpPictures(
      playRtmp(connection, target, signal),
      announcement,
      listener?.hear,
    )
    if (end.redirect === null) return end.unseen
    next = end.redirect
  }
  return reachedButUnseen('redirect-loop', `more than ${MAXIMUM_REDIRECTS} redirects`)
}
