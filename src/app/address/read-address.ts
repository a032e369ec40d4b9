import { toHalfWidth } from '../../core/registry/typed-values.ts'

/** How the bytes travel: addresses of one family that differ in their port are different servers. */
type AddressFamily = 'web' | 'rtmp' | 'rtsp' | 'srt' | 'webrtc' | 'any'

/** An address in a form in which two spellings of the same place are equal. Nothing was asked of the network. */
export type Address = {
  readonly family: AddressFamily
  /** Lower case, IDN as punycode, numeric hosts as dotted quad, without the dot of the root. */
  readonly host: string
  /** `null`: the default of the scheme, so that http and https of a host are equal. */
  readonly port: number | null
  /** Parts of the path, percent-encoding made uniform, empty ones and `.`/`..` resolved. */
  readonly segments: readonly string[]
  readonly query: readonly (readonly [name: string, value: string])[]
  /** Address inside a one-page application (`#/room/5`); other fragments say nothing. */
  readonly route: string
}

const FAMILIES: Readonly<Record<string, AddressFamily>> = {
  http: 'web',
  https: 'web',
  ws: 'web',
  wss: 'web',
  rtmp: 'rtmp',
  rtmps: 'rtmp',
  rtmpt: 'rtmp',
  rtsp: 'rtsp',
  rtsps: 'rtsp',
  srt: 'srt',
  webrtc: 'webrtc',
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  rtmp: 1935,
  rtmps: 443,
  rtmpt: 80,
  rtsp: 554,
  rtsps: 322,
}

/** People paste a sentence with an address in it. Chinese letters may be part of the address, its punctuation not. */
const INSIDE = /[a-z][a-z0-9+.-]{1,12}:\/\/[^\s"'<>。、】》]+/i
const WITHOUT_SCHEME = /^(\/\/)?[^\s/?#@:]+\.[^\s/?#@:]+(:\d+)?([/?#]|$)/

function addressIn(text: string): string | null {
  const plain = toHalfWidth(text).trim()
  const found = INSIDE.exec(plain)?.[0]
  if (found !== undefined) return found.replace(/[,;)]+$/, '')
  return WITHOUT_SCHEME.test(plain) ? `https://${plain.replace(/^\/\//, '')}` : null
}

function uniform(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment).normalize('NFC'))
  } catch {
    return segment
  }
}

/** Names of schemes that the URL standard does not know keep their host unread: all are read as http. */
function readAs(rest: string): URL | null {
  try {
    return new URL(`http://${rest}`)
  } catch {
    return null
  }
}

/** The last label begins with a letter: hosts that end in a number are addresses in disguise. */
const PLAIN_HOST =
  /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?((?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*)\.?(?:[:/?#]|$)/i

/**
 * The host as it stands in an address that is written plainly, for telling thousands of addresses apart at little
 * cost; `null` for one that has to be read to know (numbers, IDN, percent signs, text around it).
 */
export function plainHostOf(text: string): string | null {
  return PLAIN_HOST.exec(text)?.[1]?.toLowerCase() ?? null
}

const PARTS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([\s\S]*)$/i
const PORT = /:(\d{1,5})$/

function portOf(scheme: string, authority: string): number | null {
  const typed = PORT.exec(authority)?.[1]
  const port = typed === undefined ? null : Number(typed)
  return port === DEFAULT_PORTS[scheme] ? null : port
}

/** SRT names its stream in `streamid`, whose own form begins with `#!::` and would be read as a fragment. */
const shielded = (rest: string): string => rest.replace(/([?&]streamid=)#/i, '$1%23')

/**
 * Reads what somebody pasted: any page, stream, segment or push address, with or without its scheme, also in
 * full-width letters or inside a sentence. `null` when there is no address in it.
 */
export function readAddress(text: string): Address | null {
  const found = addressIn(text)
  const parts = found === null ? null : PARTS.exec(found)
  if (parts === null) return null
  const [, typedScheme = '', authority = '', rest = ''] = parts
  const scheme = typedScheme.toLowerCase()
  const family = FAMILIES[scheme]
  const bare = authority.slice(authority.lastIndexOf('@') + 1)
  const url = readAs(`${bare.replace(PORT, '')}${shielded(rest)}`)
  if (family === undefined || url === null || bare === '') return null
  return {
    family,
    host: url.hostname.replace(/\.$/, ''),
    port: portOf(scheme, bare),
    segments: url.pathname
      .split('/')
      .filter((part) => part !== '')
      .map(uniform),
    query: [...url.searchParams],
    route: /^#!?\//.test(url.hash) ? url.hash.replace(/\/+$/, '') : '',
  }
}
