import { type Unheard, unheard } from '../../../core/hearing/sound.ts'
import { flvTag, splitAggregate } from '../rtmp/flv-tag.ts'
import { MESSAGE, type RtmpMessage } from '../rtmp/message.ts'

/** Head of an FLV file that announces sound only (FLV 10.1 §E.2). */
const FLV_HEAD = Buffer.from([0x46, 0x4c, 0x56, 1, 4, 0, 0, 0, 9, 0, 0, 0, 0])
/** Ten times what sound of a lesson takes. */
const BYTES_AT_MOST = 8_388_608
/** So many pictures and no sound between them: none comes. */
const PICTURES_WITHOUT_SOUND = 250

/** The sound among the messages of a stream, put together as a file of its own. */
export function createSoundMessages(seconds: number) {
  const tags: Uint8Array[] = []
  let [bytes, others] = [0, 0]
  let first: number | null = null
  let heard = 0
  const add = (message: RtmpMessage): void => {
    if (bytes + message.payload.length > BYTES_AT_MOST || message.payload.length === 0) return
    // The set-up comes when the viewer does, with the time of then or none.
    if (first === null && tags.length > 0) first = message.timestamp
    if (first !== null) heard = (message.timestamp - first) / 1_000
    bytes += message.payload.length
    tags.push(flvTag(message))
  }
  return {
    push(message: RtmpMessage): void {
      for (const one of splitAggregate(message)) {
        if (one.type === MESSAGE.audio) add(one)
        else others += 1
      }
    },
    wantsMore: (): boolean =>
      others > 0 || tags.length > 0
        ? heard < seconds && (tags.length > 0 || others < PICTURES_WITHOUT_SOUND)
        : false,
    /** The file, or why there is none. */
    take(): Uint8Array | Unheard {
      if (tags.length > 0) return Buffer.concat([FLV_HEAD, ...tags])
      return others > 0
        ? unheard('no-sound-track', 'pictures and no sound')
        : unheard('not-reached', 'nothing came that sound could be in')
    },
  }
}
