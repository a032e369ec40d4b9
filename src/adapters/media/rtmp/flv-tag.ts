import { MESSAGE, type RtmpMessage } from './message.ts'

const TAG_HEADER = 11

/** Head of an FLV file that announces pictures only, with the size of the tag before the first: 0 (FLV 10.1 §E.2). */
export const FLV_HEAD = Buffer.from([0x46, 0x4c, 0x56, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0])

/** A message as a tag of an FLV file with its size behind it (§E.3, §E.4.1). */
export function flvTag({ type, timestamp, payload }: RtmpMessage): Uint8Array {
  const tag = Buffer.alloc(TAG_HEADER + payload.length + 4)
  tag[0] = type
  tag.writeUIntBE(payload.length, 1, 3)
  tag.writeUIntBE(timestamp & 0xffffff, 4, 3)
  tag[7] = timestamp >>> 24
  tag.set(payload, TAG_HEADER)
  tag.writeUInt32BE(TAG_HEADER + payload.length, TAG_HEADER + payload.length)
  return tag
}

/** The messages inside an aggregate (RTMP 1.0 §7.1.6): FLV tags, times counted from its first. */
export function splitAggregate(message: RtmpMessage): readonly RtmpMessage[] {
  if (message.type !== MESSAGE.aggregate) return [message]
  const bytes = Buffer.from(message.payload)
  const inner: RtmpMessage[] = []
  let first: number | null = null
  for (let at = 0; at + TAG_HEADER <= bytes.length; ) {
    const end = at + TAG_HEADER + bytes.readUIntBE(at + 1, 3)
    if (end > bytes.length) break
    const time = bytes.readUIntBE(at + 4, 3) + (bytes[at + 7] ?? 0) * 0x1000000
    first ??= time
    inner.push({
      type: (bytes[at] ?? 0) & 0x1f,
      streamId: message.streamId,
      timestamp: (message.timestamp + time - first) >>> 0,
      payload: bytes.subarray(at + TAG_HEADER, end),
    })
    at = end + 4
  }
  return inner
}
