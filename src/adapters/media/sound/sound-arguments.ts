import { SAMPLE_RATE } from '../../../core/hearing/sound.ts'
import type { SoundFormat } from '../../../ports/hearing/sound-sampler.ts'
import type { PlainSoundFormat } from '../body/plain-sound.ts'
import type { FileFormat } from '../ffmpeg/ffmpeg-arguments.ts'

/** How the decoder gets at sound. */
export type SoundInput =
  /** Bytes on stdin; the container is named, so that nothing is guessed and nothing else opened. */
  | { readonly kind: 'pipe'; readonly format: SoundFormat }
  | {
      readonly kind: 'relayed-file'
      readonly format: FileFormat | PlainSoundFormat
      readonly url: string
      readonly from: number
      /** Whether the decoder asked for more bytes than it was given: then it met no end of the file. */
      readonly isSpent: () => boolean
    }
  | { readonly kind: 'local-file'; readonly path: string; readonly from: number }

const MAXIMUM_BLOCK_BYTES = 67_108_864

const seek = (from: number): readonly string[] => (from > 0 ? ['-ss', from.toFixed(3)] : [])
const readerOf = (format: string): string => (format === 'webm' ? 'matroska' : format)

function inputArguments(input: SoundInput, ioMicroseconds: number): readonly string[] {
  switch (input.kind) {
    case 'pipe':
      return ['-protocol_whitelist', 'pipe', '-f', readerOf(input.format), '-i', 'pipe:0']
    case 'relayed-file':
      return [
        ...['-protocol_whitelist', 'http,tcp', '-rw_timeout', String(ioMicroseconds)],
        ...[...seek(input.from), '-f', readerOf(input.format), '-i', input.url],
      ]
    case 'local-file':
      return ['-protocol_whitelist', 'file', ...seek(input.from), '-i', `file:${input.path}`]
  }
}

/** The first sound track as 16 bit samples of one channel on stdout; pictures are not decoded. */
export function soundArguments(
  input: SoundInput,
  seconds: number,
  ioMicroseconds: number,
): readonly string[] {
  return [
    ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'info'],
    ...['-max_alloc', String(MAXIMUM_BLOCK_BYTES), '-threads', '1'],
    ...['-probesize', '1000000', '-analyzeduration', '2000000'],
    ...inputArguments(input, Math.max(1, Math.round(ioMicroseconds))),
    ...['-map', '0:a:0', '-t', String(seconds), '-ac', '1', '-ar', String(SAMPLE_RATE)],
    ...['-c:a', 'pcm_s16le', '-f', 's16le', '-flush_packets', '1', 'pipe:1'],
  ]
}
