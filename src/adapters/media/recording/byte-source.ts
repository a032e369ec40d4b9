import type { Egress } from '../../../ports/egress.ts'
import { readAll } from '../body/peek-body.ts'

/** The bytes of a file somewhere, any of them. */
export type ByteSource = {
  readonly size: number
  /** Bytes from `from` to the end, as they come; `null` when they cannot be had. Leaving the loop early hangs up. */
  read(from: number, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | null>
}

/** Of a server that answers no ranges so much is fetched and kept for the look, and no more. */
export const WHOLE_FILE_AT_MOST = 67_108_864

async function* oneChunk(bytes: Uint8Array) {
  yield bytes
}

async function wholeFile(
  egress: Egress,
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const answer = await egress.get(url, { signal })
  if (answer.kind === 'refusal') return null
  try {
    return answer.status === 200 ? await readAll(answer.body, WHOLE_FILE_AT_MOST) : null
  } catch {
    return null
  } finally {
    answer.discard()
  }
}

export const keptBytes = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (from) => oneChunk(bytes.subarray(from)),
})

/**
 * A file by its address: by ranges where the server answers them, else fetched whole up to 64 MiB. `null` when neither
 * works: of such a file only the beginning can be seen. Every request passes the egress guard, each by itself.
 */
export async function openByteSource(
  egress: Egress,
  url: string,
  totalBytes: number | null,
  signal: AbortSignal,
): Promise<ByteSource | null> {
  const size = await sizeByRange(egress, url, totalBytes, signal)
  if (size !== null) return byRanges(egress, url, size)
  if (totalBytes !== null && totalBytes > WHOLE_FILE_AT_MOST) return null
  const bytes = await wholeFile(egress, url, signal)
  return bytes === null ? null : keptBytes(bytes)
}

/** The size, from a server that was asked for one byte and sent one; `null` when it answers no ranges. */
export async function sizeByRange(
  egress: Egress,
  url: string,
  totalBytes: number | null,
  signal: AbortSignal,
): Promise<number | null> {
  const at = totalBytes === null ? 0 : totalBytes - 1
  const answer = await egress.get(url, { signal, range: { from: at, to: at } })
  if (answer.kind === 'refusal') return null
  answer.discard()
  const size = answer.status === 206 ? (answer.totalBytes ?? null) : null
  return totalBytes === null || totalBytes === size ? size : null
}

function byRanges(egress: Egress, url: string, size: number): ByteSource {
  return {
    size,
    async read(from, signal) {
      const answer = await egress.get(url, { signal, range: { from, to: size - 1 } })
      if (answer.kind === 'refusal') return null
      if (answer.status === 206 && answer.totalBytes === size) return answer.body
      answer.discard()
      return null
    },
  }
}
