import type { Egress } from '../../../ports/egress.ts'
import type { OpenedBody } from '../body/open-body.ts'
import type { FileFormat } from '../ffmpeg/ffmpeg-arguments.ts'
import { sizeByRange } from './byte-source.ts'

/** Servers of live streams name lengths beyond all measure, for players that insist on one. */
const PLAUSIBLE_BYTES = 1_099_511_627_776
/** A live stream with a made-up length that is as small as this would end at once. */
const SURELY_A_FILE = 67_108_864

/** A length that a file may have. */
export const isPlausibleSize = (totalBytes: number | null): totalBytes is number =>
  totalBytes !== null && totalBytes <= PLAUSIBLE_BYTES

/** Which reader a file is given; `null` for what is no file. */
export function fileFormatOf(container: OpenedBody['container']): FileFormat | null {
  switch (container) {
    case 'hls':
    case 'mjpeg':
    case 'audio':
      return null
    case 'flv':
    case 'mpegts':
    case 'mp4':
    case 'webm':
    case 'avi':
    case 'asf':
    case 'mpeg':
      return container
  }
}

const FILES_ONLY: readonly OpenedBody['container'][] = ['avi', 'asf', 'mpeg']
const STREAMED_TOO: readonly OpenedBody['container'][] = ['flv', 'mpegts']

/**
 * Whether a body is a file, and with that a recording: its container is one of files, or the server names its length.
 * FLV and transport streams are sent live as well, some with a made-up length: theirs is believed when it is small or
 * when the server sends the last byte.
 */
export async function isFile(
  egress: Egress,
  { url, container, totalBytes }: OpenedBody,
  signal: AbortSignal,
): Promise<boolean> {
  if (fileFormatOf(container) === null) return false
  if (FILES_ONLY.includes(container)) return true
  if (!isPlausibleSize(totalBytes)) return false
  if (totalBytes <= SURELY_A_FILE || !STREAMED_TOO.includes(container)) return true
  return (await sizeByRange(egress, url, totalBytes, signal)) !== null
}
