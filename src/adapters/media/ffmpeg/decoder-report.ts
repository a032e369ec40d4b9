import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'

/** What ffmpeg says about its input on stderr. */
export type DecoderReport = {
  readonly videoCodec: string | null
  readonly hasAudio: boolean
  /** Presentation time of the first picture as the stream counts, milliseconds; `null` when it carries none. */
  readonly pictureMilliseconds: number | null
  /** How long the input plays; `null` when it does not say, as live streams do not. */
  readonly seconds: number | null
  /** The first picture consists of two fields; of a keyframe alone one of them may be missing. */
  readonly interlaced: boolean
}

/** What the showinfo filter says of the first picture that left the decoder. */
function pictureTime(stderr: string): number | null {
  const time = /\bn:\s*0 pts:\s*\S+ pts_time:(-?[\d.]+)/.exec(stderr)?.[1]
  return time === undefined ? null : Math.round(Number(time) * 1_000)
}

function durationOf(input: string): number | null {
  const [, hours, minutes, seconds] = /^ *Duration: (\d+):(\d\d):([\d.]+)/m.exec(input) ?? []
  if (hours === undefined) return null
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

export function readDecoderReport(stderr: string): DecoderReport {
  const [input = ''] = stderr.split(/^Output #0/m)
  const video = /Stream #\S+.*?: Video: (\w+)/.exec(input)
  return {
    videoCodec: video?.[1] ?? null,
    hasAudio: /Stream #\S+.*?: Audio: /.test(input),
    pictureMilliseconds: pictureTime(stderr),
    seconds: durationOf(input),
    interlaced: /\bn:\s*0 pts:.*? i:[TB] /.test(stderr),
  }
}

/** Addresses carry tokens in their query and credentials before the host; neither goes into a log. */
export const withoutSecrets = (text: string): string =>
  text.replace(/\b([a-z]+:\/\/)(?:[^\s/@]*@)?([^\s?'"]*)(\?[^\s'"]*)?/gi, '$1$2')

/** What ffmpeg says of files that are well: their streams, and indented `name : value`. */
const DESCRIPTION = /^(?:(?:Input|Output) #\d|Stream mapping:|\s+(?:Stream #\d|[\w-]+\s*:(?:\s|$)))/

/** The last line that complains of something, short enough for a log field. */
export function lastComplaint(stderr: string): string {
  const lines = stderr
    .split(/\r?\n/)
    .filter((line) => !DESCRIPTION.test(line))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(Conversion failed|At least one output|frame=)/.test(line))
  return withoutSecrets(lines.at(-1) ?? 'no message').slice(0, 200)
}

const NETWORK_COMPLAINTS: readonly (readonly [RegExp, UnseenReason])[] = [
  [/Connection refused|Connection reset|No route to host|Network is unreachable/i, 'refused'],
  [/Failed to resolve|Name or service not known/i, 'dns'],
  [/timed out/i, 'timeout'],
  [/HTTP error 4\d\d|Server returned 4/i, 'http-4xx'],
  [/HTTP error 5\d\d|Server returned 5/i, 'http-5xx'],
  [/Server error|StreamNotFound|Input\/output error|End of file/i, 'empty'],
]

/** Neither time nor another try helps a picture that is larger than we decode. */
const TOO_LARGE = /Picture size \S+ is invalid|Cannot allocate memory|not enough memory/i

/** Why ffmpeg gave no picture. `over`: the budget ended it. */
export function reasonOfFailure(stderr: string, over: boolean): UnseenReason {
  const report = readDecoderReport(stderr)
  if (report.videoCodec === null && report.hasAudio) return 'audio-only'
  if (TOO_LARGE.test(stderr)) return 'decoder-failed'
  if (over) return 'timeout'
  if (report.videoCodec !== null) return 'decoder-failed'
  if (/matches no streams|^pipe:0: could not find codec parameters/im.test(stderr)) return 'empty'
  return NETWORK_COMPLAINTS.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'decoder-failed'
}
