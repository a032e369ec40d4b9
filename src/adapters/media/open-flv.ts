import type { PictureStream } from './coded-picture.ts'
import { flvMessages } from './flv-messages.ts'
import type { LiveStream } from './live-pictures.ts'
import type { OpenedBody } from './open-body.ts'
import { rtmpPictures } from './rtmp/rtmp-pictures.ts'

async function* flvPictures(opened: OpenedBody, signal: AbortSignal): PictureStream {
  const end = yield* rtmpPictures(flvMessages(opened.body, signal))
  return end.unseen
}

/**
 * An FLV body over HTTP, taken apart here: H.265 is then seen with builds of ffmpeg that know none in FLV, whichever
 * way it was put there, and one keyframe is all that is decoded.
 */
export const openFlv = (opened: OpenedBody, signal: AbortSignal): LiveStream => ({
  kind: 'flv',
  resolvedUrl: opened.url,
  pictures: flvPictures(opened, signal),
  hangUp: opened.discard,
})
