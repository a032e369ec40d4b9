import type { RtmpMessage } from './message.ts'

/** What both sides may assume before a chunk size is set (RTMP 1.0 §5.4.1). We never set another. */
const CHUNK_SIZE = 128

/** A message of ours in chunks: one full header, then continuations on the same chunk stream. */
export function chunksOf(
  chunkStreamId: number,
  message: Omit<RtmpMessage, 'timestamp'>,
): Uint8Array {
  const { type, streamId, payload } = message
  const header = Buffer.alloc(12)
  header[0] = chunkStreamId
  header.writeUIntBE(payload.length, 4, 3)
  header[7] = type
  header.writeUInt32LE(streamId, 8)
  const parts: Uint8Array[] = [header, payload.subarray(0, CHUNK_SIZE)]
  for (let at = CHUNK_SIZE; at < payload.length; at += CHUNK_SIZE) {
    parts.push(Buffer.from([0xc0 | chunkStreamId]), payload.subarray(at, at + CHUNK_SIZE))
  }
  return Buffer.concat(parts)
}
