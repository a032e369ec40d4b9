import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { CodedPicture } from '../coded-picture.ts'
import { beginsWithStartCode, type NalCodec, splitAnnexB } from '../nal/annex-b.ts'
import { createPictureAssembler, type PictureAssembler } from '../nal/assemble-picture.ts'
import { readDecoderConfiguration, unitsOf } from '../nal/decoder-configuration.ts'
import { createAnnouncement, type PictureAnnouncement } from '../picture-announcement.ts'
import { reachedButUnseen } from '../unseen.ts'
import { FLV_HEAD, flvTag, splitAggregate } from './flv-tag.ts'
import { type IvfCodec, ivfPicture } from './ivf.ts'
import { MESSAGE, type RtmpMessage } from './message.ts'
import { metadataNamesPictures } from './metadata.ts'
import type { RtmpEnd } from './session.ts'
import { readVideoTag, type VideoTag } from './video-tag.ts'

/** So much sound and no picture is a stream without pictures. */
const AUDIO_ONLY_MILLISECONDS = 3_000
const AUDIO_ONLY_MESSAGES = 100

const METADATA: readonly number[] = [MESSAGE.dataAmf0, MESSAGE.dataAmf3]

/** Pictures of H.264 and H.265 leave as an elementary stream, which also builds of ffmpeg that know no HEVC in FLV read. */
function createNalPictures(codec: NalCodec) {
  const assembler: PictureAssembler = createPictureAssembler(codec)
  let lengthSize = 4
  return (tag: VideoTag, { timestamp }: RtmpMessage): CodedPicture | null => {
    if (tag.carries === 'setup' && beginsWithStartCode(tag.data)) {
      assembler.learn(splitAnnexB(tag.data))
    } else if (tag.carries === 'setup') {
      const read = readDecoderConfiguration(codec, tag.data)
      lengthSize = read.lengthSize
      assembler.learn(read.parameterSets)
    }
    return tag.carries === 'picture'
      ? assembler.assemble(unitsOf(tag.data, lengthSize), timestamp)
      : null
  }
}

/** Pictures of other codecs leave as they came, in FLV. */
function createFlvPictures(codec: string) {
  let setup: Uint8Array = new Uint8Array(0)
  return (tag: VideoTag, message: RtmpMessage): CodedPicture | null => {
    if (tag.carries === 'setup') setup = flvTag(message)
    if (tag.carries !== 'picture') return null
    const { keyframe } = tag
    const milliseconds = message.timestamp
    const own = flvTag(message)
    const bytes = keyframe ? Buffer.concat([FLV_HEAD, setup, own]) : own
    return { codec, format: 'flv', keyframe, bytes, width: null, height: null, milliseconds }
  }
}

/** Pictures of codecs that only the enhanced form carries leave in IVF: no old build of ffmpeg knows them in FLV. */
function createIvfPictures(codec: IvfCodec) {
  let setup: Uint8Array = new Uint8Array(0)
  return (tag: VideoTag, { timestamp }: RtmpMessage): CodedPicture | null => {
    // Of AV1 the set-up holds the sequence header behind four bytes (AV1 in ISOBMFF §2.3.3); of VP8 and VP9 nothing needed.
    if (tag.carries === 'setup' && codec === 'av1') setup = tag.data.subarray(4)
    return tag.carries === 'picture'
      ? ivfPicture(codec, tag.keyframe, setup, tag.data, timestamp)
      : null
  }
}

function readerOf(codec: string, enhanced: boolean) {
  if (codec === 'h264' || codec === 'hevc') return createNalPictures(codec)
  if (codec === 'av1' || (enhanced && (codec === 'vp8' || codec === 'vp9'))) {
    return createIvfPictures(codec)
  }
  return enhanced ? null : createFlvPictures(codec)
}

function createVideoReader() {
  let codec: string | null = null
  let read: ReturnType<typeof readerOf> = null
  let unsupported: string | null = null
  return {
    read(message: RtmpMessage): CodedPicture | null {
      const tag = readVideoTag(message.payload)
      if (tag.codec === null || tag.carries === 'other') return null
      if (tag.codec !== codec) {
        codec = tag.codec
        read = readerOf(codec, tag.enhanced)
      }
      if (read === null) unsupported = codec
      return read?.(tag, message) ?? null
    },
    unsupported: (): string | null => unsupported,
  }
}

const endedBy = (found: Unseen): RtmpEnd => ({ kind: 'end', redirect: null, unseen: found })
const audioOnly = (): RtmpEnd => endedBy(reachedButUnseen('audio-only', 'sound and no picture'))

const stayedAway = (): RtmpEnd =>
  endedBy(reachedButUnseen('timeout', 'sound came, and the pictures that were announced did not'))

const notShown = (codec: string): RtmpEnd =>
  endedBy(reachedButUnseen('decoder-failed', `pictures of ${codec} are not supported`))

const announcesPictures = ({ type, payload }: RtmpMessage): boolean =>
  type === MESSAGE.video || (METADATA.includes(type) && metadataNamesPictures(payload))

/** Sorts messages: pictures leave, and sound is counted while there are none and none are announced. */
function createSorter(announcement: PictureAnnouncement) {
  const video = createVideoReader()
  let pictures = 0
  let sounds = 0
  let firstSound: number | null = null
  let span = 0
  const hear = ({ timestamp }: RtmpMessage): void => {
    sounds += 1
    firstSound ??= timestamp
    span = timestamp - firstSound
  }
  return {
    sort(message: RtmpMessage): readonly CodedPicture[] {
      const inner = splitAggregate(message)
      for (const one of inner) if (one.type === MESSAGE.audio) hear(one)
      if (inner.some(announcesPictures)) announcement.announce()
      const found = inner.flatMap((one) => {
        const picture = one.type === MESSAGE.video ? video.read(one) : null
        return picture === null ? [] : [picture]
      })
      pictures += found.length
      return found
    },
    /** What there is to say before the end. */
    saysAlready(): RtmpEnd | null {
      if (pictures > 0) return null
      const codec = video.unsupported()
      if (codec !== null) return notShown(codec)
      const heard = sounds >= AUDIO_ONLY_MESSAGES && span >= AUDIO_ONLY_MILLISECONDS
      return heard && !announcement.isMade() ? audioOnly() : null
    },
    /** Sound came, and then time was over. */
    saysAtEnd(end: RtmpEnd): RtmpEnd {
      if (pictures > 0 || sounds === 0 || end.unseen.reason !== 'timeout') return end
      return announcement.isMade() ? stayedAway() : audioOnly()
    },
  }
}

/** The coded pictures among the messages of a stream that is played. */
export async function* rtmpPictures(
  messages: AsyncGenerator<RtmpMessage, RtmpEnd>,
  announcement: PictureAnnouncement = createAnnouncement(),
  hear: (message: RtmpMessage) => boolean = () => false,
): AsyncGenerator<CodedPicture, RtmpEnd> {
  const sorter = createSorter(announcement)
  try {
    for (;;) {
      const next = await messages.next()
      if (next.done === true) return sorter.saysAtEnd(next.value)
      const listening = hear(next.value)
      yield* sorter.sort(next.value)
      const said = sorter.saysAlready()
      // Who listens is not cut short by what is known of the pictures.
      if (said !== null && !listening) return said
    }
  } finally {
    // Ends the conversation also when the reader of the pictures has seen enough.
    await messages.return(endedBy(reachedButUnseen('ended', 'seen enough')))
  }
}
