import type { NalCodec } from '../nal/annex-b.ts'

/** What a session description (SDP, RFC 8866) offers to look at. */
export type MediaDescription = {
  readonly kind: string
  /** Encoding name of the first format, upper case: `H264`, `H265`, `JPEG` … */
  readonly encoding: string
  /** Ticks a second of its time stamps. */
  readonly clockRate: number
  readonly payloadType: number
  /** Where the track is asked for; relative to the session, or `null` when it has no address of its own. */
  readonly control: string | null
  /** `a=fmtp`, names in lower case. */
  readonly parameters: ReadonlyMap<string, string>
}

export type SessionDescription = {
  readonly control: string | null
  readonly media: readonly MediaDescription[]
}

const MAXIMUM_LINES = 2_000
const MAXIMUM_MEDIA = 32
/** Payload types that are fixed and need no `rtpmap` (RFC 3551 §6). */
const STATIC_ENCODINGS: Readonly<Record<number, string>> = {
  0: 'PCMU',
  8: 'PCMA',
  26: 'JPEG',
  32: 'MPV',
  33: 'MP2T',
}
/** Of telephony, which is what has no map. */
const USUAL_CLOCK_RATE = 8_000

type Section = { readonly head: string; readonly lines: string[] }

/** One section for the session, one for each medium. */
function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [{ head: '', lines: [] }]
  for (const line of text.split(/\r?\n/).slice(0, MAXIMUM_LINES)) {
    if (line.startsWith('m=')) sections.push({ head: line.slice(2), lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections
}

const attribute = (lines: readonly string[], name: string): string | null =>
  lines
    .find((line) => line.startsWith(`a=${name}:`))
    ?.slice(name.length + 3)
    .trim() ?? null

function parametersOf(text: string | null): ReadonlyMap<string, string> {
  const entries = (text ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=')
    // Values are base64 and may end in further equals signs.
    return equals < 0
      ? []
      : [[part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()] as const]
  })
  return new Map(entries)
}

function mediaOf({ head, lines }: Section): MediaDescription {
  const [kind = '', , , format = ''] = head.trim().split(/\s+/)
  const payloadType = Number(format)
  const map = lines.find((line) => line.startsWith(`a=rtpmap:${format} `)) ?? ''
  const [, named, rate] = /^a=rtpmap:\d+\s+([^/\s]+)(?:\/(\d{1,7}))?/.exec(map) ?? []
  const encoding = named ?? STATIC_ENCODINGS[payloadType] ?? ''
  const formatLine = lines.find((line) => line.startsWith(`a=fmtp:${format} `)) ?? ''
  return {
    kind: kind.toLowerCase(),
    encoding: encoding.toUpperCase(),
    clockRate: Number(rate ?? 0) || USUAL_CLOCK_RATE,
    payloadType,
    control: attribute(lines, 'control'),
    parameters: parametersOf(formatLine.slice(formatLine.indexOf(' ') + 1)),
  }
}

export function parseSessionDescription(text: string): SessionDescription {
  const [session, ...media] = sectionsOf(text)
  return {
    control: attribute(session?.lines ?? [], 'control'),
    media: media.slice(0, MAXIMUM_MEDIA).map(mediaOf),
  }
}

/** Parameter sets beside the stream: RFC 6184 §8.1, RFC 7798 §7.1. */
export function parameterSetsOf(codec: NalCodec, media: MediaDescription): readonly Uint8Array[] {
  const names =
    codec === 'h264' ? ['sprop-parameter-sets'] : ['sprop-vps', 'sprop-sps', 'sprop-pps']
  return names
    .flatMap((name) => (media.parameters.get(name) ?? '').split(','))
    .map((text) => Buffer.from(text, 'base64'))
    .filter((set) => set.length > 0)
}
