import { Readable } from 'node:stream'
import type { HttpAnswer } from '../../../ports/egress.ts'
import type { PreviewTicket } from './preview-ticket.ts'
import { isPlaylistText, rewritePlaylist } from './rewrite-playlist.ts'

const MEBIBYTE = 1_048_576

/** Bytes and milliseconds that one fetch may take. A stream without end ends with its ticket. */
export const LIMITS = {
  playlist: { bytes: MEBIBYTE, milliseconds: 15_000 },
  media: { bytes: 32 * MEBIBYTE, milliseconds: 30_000 },
  flv: { bytes: 1_024 * MEBIBYTE, milliseconds: 600_000 },
} as const

/** What a browser is told it is: never what a stranger's server says. */
export const MEDIA_TYPES = {
  playlist: 'application/vnd.apple.mpegurl',
  media: 'application/octet-stream',
  flv: 'video/x-flv',
} as const

async function* limited(
  { body }: HttpAnswer,
  most: number,
  over: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > most) return
      yield chunk
    }
  } catch {
    // The line broke or time was up: the player is told by the end of it.
  } finally {
    over()
  }
}

/** `over` is called once, when nothing more is fetched. */
export const streamed = (answer: HttpAnswer, kind: 'media' | 'flv', over: () => void): Readable =>
  Readable.from(limited(answer, LIMITS[kind].bytes, over))

/** `null`: it is no playlist. */
export async function playlistOf(
  answer: HttpAnswer,
  through: (url: string, kind: PreviewTicket['kind']) => string,
): Promise<string | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of limited(answer, LIMITS.playlist.bytes, () => {})) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return isPlaylistText(text) ? rewritePlaylist(text, answer.url, through) : null
}
