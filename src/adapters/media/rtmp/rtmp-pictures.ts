import type { Unseen } from '../../../ports/stream-viewer.ts'
import type { CodedPicture } from '../coded-picture.ts'
import type { NalCodec } from '../nal/annex-b.ts'
import { createPictureAssembler, type PictureAssembler } from '../nal/assemble-picture.ts'
import { readDecoderConfiguration, splitUnits } from '../nal/decoder-configuration.ts'
import { reachedButUnseen } from '../unseen.ts'
import { FLV_HEAD, flvTag, splitAggregate } from './flv-tag.ts'
import { MESSAGE, type RtmpMessage } from './message.ts'
import type { RtmpEnd } from './session.ts'
import { readVideoTag, type VideoTag } from './video-tag.ts'

/** So much sound and no picture is a stream without pictures. */
const AUDIO_ONLY_MILLISECONDS = 3_000
const AUDIO_ONLY_MESSAGES = 100

/** Pictures of H.264 and H.265 leave as an elementary stream, which also builds of ffmpeg that know no HEVC in FLV read. */
function createNalPictures(codec: NalCodec) {
  const assembler: PictureAssembler = createPictureAssembler(codec)
  let lengthSize = 4
  return (tag: VideoTag, { timestamp }: RtmpMessage): CodedPicture | null => {
    if (tag.carries === 'setup') {
      const read = readDecoderConfiguration(codec, tag.data)
      lengthSize = read.lengthSize
      assembler.learn(read.parameterSets)
    }
    return tag.carries === 'picture'
      ? assembler.assemble(splitUnits(tag.data, lengthSize), timestamp)
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

function createVideoReader() {
  let codec: string | null = null
  let read: (tag: VideoTag, message: RtmpMessage) => CodedPicture | null = () => null
  return (message: RtmpMessage): CodedPicture | null => {
    const tag = readVideoTag(message.payload)
    if (tag.codec === null) return null
    if (tag.codec !== codec) {
      codec = tag.codec
      read =
        codec === 'h264' || codec === 'hevc' ? createNalPictures(codec) : createFlvPictures(codec)
    }
    return read(tag, message)
  }
}

const endedBy = (found: Unseen): RtmpEnd => ({ kind: 'end', redirect: null, unseen: found })
const audioOnly = (): RtmpEnd => endedBy(reachedButUnseen('audio-only', 'sound and no picture'))

/** Sorts messages: pictures leave, and sound is counted while there are none. */
function createSorter() {
  const readVideo = createVideoReader()
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
      const found = inner.flatMap((one) => {
        const picture = one.type === MESSAGE.video ? readVideo(one) : null
        return picture === null ? [] : [picture]
      })
      pictures += found.length
      return found
    },
    isAudioOnly: () =>
      pictures === 0 && sounds >= AUDIO_ONLY_MESSAGES && span >= AUDIO_ONLY_MILLISECONDS,
    /** Sound came, and then time was over. */
    wasAudioOnly: (end: RtmpEnd) => pictures === 0 && sounds > 0 && end.unseen.reason === 'timeout',
  }
}

/** The coded pictures among the messages of a stream that is played. */
export async function* rtmpPictures(
  messages: AsyncGenerator<RtmpMessage, RtmpEnd>,
): AsyncGenerator<CodedPicture, RtmpEnd> {
  const sorter = createSorter()
  try {
    for (;;) {
      const next = await messages.next()
      if (next.done === true) return sorter.wasAudioOnly(next.value) ? audioOnly() : next.value
      yield* sorter.sort(next.value)
      if (sorter.isAudioOnly()) return audioOnly()
    }
  } finally {
    // Ends the conversation also when the reader of the pictures has seen enough.
    await messages.return(endedBy(reachedButUnseen('ended', 'seen enough')))
  }
}
