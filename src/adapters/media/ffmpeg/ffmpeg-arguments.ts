export type PipeFormat = 'flv' | 'mpegts' | 'mp4' | 'webm' | 'mjpeg' | 'h264' | 'hevc' | 'ivf'
/** Containers of files, in which a decoder may have to seek. */
export type FileFormat =
  | Exclude<PipeFormat, 'mjpeg' | 'h264' | 'hevc' | 'ivf'>
  | 'avi'
  | 'asf'
  | 'mpeg'

/** Where in a file; exactly there, or at the keyframe before it, which costs less. */
export type Seek = { readonly seconds: number; readonly exact: boolean }

/** As ffmpeg names the readers of these. */
const READERS: Readonly<Partial<Record<PipeFormat | FileFormat, string>>> = {
  webm: 'matroska',
  mjpeg: 'mpjpeg',
}

/** How ffmpeg gets at the media. */
export type DecoderInput =
  /** Bytes on stdin, in a container that is named, so that ffmpeg guesses nothing and opens nothing else. */
  | { readonly kind: 'pipe'; readonly format: PipeFormat }
  /** A seekable file by the relay on this machine, its container named: it leads nowhere else. */
  | {
      readonly kind: 'relayed-file'
      readonly format: FileFormat
      readonly url: string
      readonly seek: Seek | null
    }
  | { readonly kind: 'local-file'; readonly path: string; readonly seek: Seek | null }

export type Probing = 'short' | 'long'

/** 8192×4096: a larger picture is an attack on memory, not a lesson. */
const MAXIMUM_PIXELS = 33_554_432
const MAXIMUM_BLOCK_BYTES = 268_435_456

/**
 * Nothing is probed longer than needed: two containers announce no end of their streams, and ffmpeg then reads on
 * until one of these limits. `long` is the second try, for streams whose parameters come late.
 */
const PROBING: Readonly<Record<Probing, readonly string[]>> = {
  short: ['-probesize', '500000', '-analyzeduration', '200000', '-fpsprobesize', '0'],
  long: ['-probesize', '5000000', '-analyzeduration', '5000000', '-fpsprobesize', '0'],
}

const seekArguments = (seek: Seek | null): readonly string[] =>
  seek === null
    ? []
    : [seek.exact ? '-accurate_seek' : '-noaccurate_seek', '-ss', seek.seconds.toFixed(3)]

function inputArguments(input: DecoderInput, ioMicroseconds: number): readonly string[] {
  const patience = ['-rw_timeout', String(Math.max(1, Math.round(ioMicroseconds)))]
  switch (input.kind) {
    case 'pipe':
      return [
        ...['-protocol_whitelist', 'pipe'],
        ...['-f', READERS[input.format] ?? input.format, '-i', 'pipe:0'],
      ]
    case 'relayed-file':
      return [
        ...['-protocol_whitelist', 'http,tcp', ...patience, ...seekArguments(input.seek)],
        ...['-f', READERS[input.format] ?? input.format, '-i', input.url],
      ]
    case 'local-file':
      return [
        ...['-protocol_whitelist', 'file', ...seekArguments(input.seek)],
        ...['-i', `file:${input.path}`],
      ]
  }
}

/**
 * One picture as PPM on stdout. There is no `-skip_frame nokey`: it makes ffmpeg hold the picture back until two more
 * keyframes came (measured: 4 s on a 2 s GOP), and a decoder begins at a keyframe anyway.
 */
export function oneFrameArguments(
  input: DecoderInput,
  probing: Probing,
  ioMicroseconds: number,
): readonly string[] {
  return [
    ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'info'],
    ...['-max_alloc', String(MAXIMUM_BLOCK_BYTES)],
    ...['-threads', '1', '-max_pixels', String(MAXIMUM_PIXELS), ...PROBING[probing]],
    '-copyts',
    ...inputArguments(input, ioMicroseconds),
    // Original time stamps, and a line on stderr that tells the picture's own.
    ...[
      '-map',
      '0:v:0',
      '-vf',
      'showinfo',
      '-frames:v',
      '1',
      '-pix_fmt',
      'rgb24',
      '-c:v',
      'ppm',
      '-f',
      'image2pipe',
      'pipe:1',
    ],
  ]
}
