import type { OpenedBody } from '../body/open-body.ts'
import type { PictureStream } from '../coded-picture.ts'
import type { Deadline } from '../deadline.ts'
import type { LiveStream } from '../live-pictures.ts'
import { createAnnouncement } from '../picture-announcement.ts'
import { rtmpPictures } from '../rtmp/rtmp-pictures.ts'
import type { Ear } from '../sound/ear.ts'
import { flvMessages } from './flv-messages.ts'

async function* flvPictures(
  opened: OpenedBody,
  deadline: Deadline,
  ear: Ear | null,
): PictureStream {
  const announcement = createAnnouncement(deadline)
  const messages = flvMessages(opened.body, deadline.signal, announcement.announce)
  const end = yield* rtmpPictures(messages, announcement, ear?.hear)
  return end.unseen
}

/**
 * An FLV body over HTTP, taken apart here: H.265 is then seen with builds of ffmpeg that know none in FLV, whichever
 * way it was put there, and one keyframe is all that is decoded.
 */
export const openFlv = (
  opened: OpenedBody,
  deadline: Deadline,
  ear: Ear | null = null,
): LiveStream => ({
  kind: 'flv',
  resolvedUrl: opened.url,
  pictures: flvPictures(opened, deadline, ear),
  hangUp: opened.discard,
})
