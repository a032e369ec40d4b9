import type { CodedPicture } from '../coded-picture.ts'
import type { DecodeOutcome } from '../ffmpeg/decode-frame.ts'
import type { Look } from '../sampling.ts'

/** What there is to say of a keyframe that shows what is known; `null` where it has to be decoded. */
export async function glanceAt(
  { glance, deadline }: Pick<Look, 'glance' | 'deadline'>,
  picture: CodedPicture,
): Promise<Extract<DecodeOutcome, { kind: 'stands' }> | null> {
  const seen = (await glance?.stands(picture, deadline.signal)) ?? null
  if (seen === null) return null
  const { width, height } = seen
  const report = {
    videoCodec: picture.codec,
    hasAudio: false,
    pictureMilliseconds: picture.milliseconds,
    seconds: null,
    interlaced: false,
  }
  return { kind: 'stands', width, height, report }
}
