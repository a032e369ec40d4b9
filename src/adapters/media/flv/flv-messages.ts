import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { createGrowingBuffer } from '../body/growing-buffer.ts'
import { MESSAGE, type RtmpMessage } from '../rtmp/message.ts'
import type { RtmpEnd } from '../rtmp/session.ts'
import { reachedButUnseen, unseenOfBrokenBody } from '../unseen.ts'

const FILE_HEADER = 9
const PREVIOUS_SIZE = 4
const TAG_HEADER = 11
/** TypeFlagsVideo of the file header (§E.2). */
const PICTURES_FLAG = 1

/** Hands out exactly as many bytes as are asked for; `null` when the body ends before. */
function createByteQueue(body: AsyncIterable<Uint8Array>) {
  const iterator = body[Symbol.asyncIterator]()
  const collected = createGrowingBuffer()
  let rest: Uint8Array = new Uint8Array(0)
  return {
    async take(count: number): Promise<Uint8Array | null> {
      while (collected.length() + rest.length < count) {
        collected.push(rest)
        const next = await iterator.next()
        rest = next.done === true ? new Uint8Array(0) : next.value
        if (next.done === true) return null
      }
      const missing = count - collected.length()
      collected.push(rest.subarray(0, missing))
      rest = rest.subarray(missing)
      return collected.take()
    },
  }
}

function messageOf(header: Uint8Array, payload: Uint8Array): RtmpMessage {
  const [type = 0, , , , t2 = 0, t1 = 0, t0 = 0, t3 = 0] = header
  const timestamp = ((t3 << 24) | (t2 << 16) | (t1 << 8) | t0) >>> 0
  return { type: type & 0x1f, streamId: 1, timestamp, payload }
}

const endedBy = (unseen: Unseen): RtmpEnd => ({ kind: 'end', redirect: null, unseen })

function reasonOfEnd(types: ReadonlySet<number>): Unseen {
  if (types.has(MESSAGE.video)) {
    return reachedButUnseen('decoder-failed', 'no picture that a decoder can begin with')
  }
  return types.has(MESSAGE.audio)
    ? reachedButUnseen('audio-only', 'sound and no picture')
    : reachedButUnseen('empty', 'an FLV header and nothing behind it')
}

/**
 * The tags of an FLV body as the messages they are (Adobe FLV specification 10.1, annex E). The file header may be
 * missing, as it is where a relay joins in the middle; the sizes behind the tags are not believed. `announce` is called
 * when the header says that there are pictures.
 */
export async function* flvMessages(
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  announce: () => void = () => {},
): AsyncGenerator<RtmpMessage, RtmpEnd> {
  const queue = createByteQueue(body)
  const types = new Set<number>()
  try {
    let header = await queue.take(TAG_HEADER)
    if (header !== null && Buffer.from(header.subarray(0, 3)).toString('latin1') === 'FLV') {
      if (((header[4] ?? 0) & PICTURES_FLAG) !== 0) announce()
      const size = Buffer.from(header).readUInt32BE(5)
      const behind = Math.max(0, size - FILE_HEADER) + FILE_HEADER + PREVIOUS_SIZE - TAG_HEADER
      await queue.take(behind)
      header = await queue.take(TAG_HEADER)
    }
    while (header !== null) {
      const payload = await queue.take(Buffer.from(header).readUIntBE(1, 3))
      if (payload === null) break
      const message = messageOf(header, payload)
      types.add(message.type)
      yield message
      await queue.take(PREVIOUS_SIZE)
      header = await queue.take(TAG_HEADER)
    }
    return endedBy(reasonOfEnd(types))
  } catch (error) {
    return endedBy(unseenOfBrokenBody(signal.aborted, error))
  }
}
