import type { Address } from './read-address.ts'

type Container = 'flv' | 'hls' | 'other'

const EXTENSION = /\.(flv|m3u8|mpd|sdp)$/i
const SEGMENT = /\.(ts|m4s|m4v|m4a|mp4|aac|key|vtt)$/i
/** Names that playlists have on every server; the stream is then named by the folder. */
const PLAYLIST = /^(index|playlist|master|manifest|prog_index|mono|chunklist([_-].*)?)$/i
/** Names that may as well be a stream's own, unless an application and a stream come before them. */
const LIKELY_PLAYLIST = /^(live|video|stream|main|main_stream|hls)$/i
/** Parameters that say which stream. All others are signatures, times and counters, and no list of those is whole. */
const NAMING =
  /^(id|app|stream|streamid|stream_id|name|vhost|channel|room|room_?id|live|live_?id)$/i

/** What a stream is called on its server, however it is delivered: `application/stream`. */
export type StreamName = { readonly host: string; readonly path: string }

const lastOf = (address: Address): string => address.segments.at(-1) ?? ''

function containerOf(address: Address): Container {
  const last = lastOf(address)
  if (/\.flv$/i.test(last)) return 'flv'
  return /\.m3u8$/i.test(last) || SEGMENT.test(last) ? 'hls' : 'other'
}

export const isPlaylist = (address: Address): boolean => /\.m3u8$/i.test(lastOf(address))

const parameter = (address: Address, name: string): string | undefined =>
  address.query.find(([key]) => key.toLowerCase() === name)?.[1]

/** `#!::r=live/room1,m=publish`, `publish:live/room1` or the bare name. */
function nameInStreamId(streamId: string): string {
  const resource = /[:,]r=([^,]+)/.exec(streamId)?.[1]
  return (resource ?? streamId.replace(/^(publish|read|play):/, '')).replace(/^\/+/, '')
}

function nameInQuery(address: Address): string | null {
  if (address.family === 'srt') {
    const id = parameter(address, 'streamid')
    return id === undefined ? null : nameInStreamId(id)
  }
  const [app, stream] = [parameter(address, 'app'), parameter(address, 'stream')]
  return app === undefined || stream === undefined ? null : `${app}/${stream}`
}

function withoutPlaylist(parts: readonly string[]): readonly string[] {
  const last = parts.at(-1) ?? ''
  const isName =
    (PLAYLIST.test(last) && parts.length >= 2) || (LIKELY_PLAYLIST.test(last) && parts.length >= 3)
  return isName ? parts.slice(0, -1) : parts
}

function nameInPath(address: Address): string {
  const parts = address.segments.filter((part) => part !== '_definst_')
  if (/^wh[ei]p$/i.test(parts.at(-1) ?? '')) parts.pop()
  const last = parts.pop()
  if (last === undefined) return ''
  const stem = last.replace(EXTENSION, '')
  return (isPlaylist(address) ? withoutPlaylist([...parts, stem]) : [...parts, stem]).join('/')
}

/** Parameters that belong to the name, sorted; empty where the path says all. */
function namingPart(address: Address): string {
  const named = address.query
    .filter(([key]) => NAMING.test(key))
    .map(([key, value]) => `${key.toLowerCase()}=${value}`)
  return named.length === 0 ? '' : `?${named.toSorted().join('&')}`
}

/** `null` when an address names no stream. */
export function streamNameOf(address: Address): StreamName | null {
  const inQuery = nameInQuery(address)
  const path = inQuery ?? `${nameInPath(address)}${namingPart(address)}`
  return path === '' ? null : { host: address.host, path }
}

/** To look a stream up by; equal keys still have to pass `isSameStream`. */
export function streamKeyOf(address: Address): string | null {
  const name = streamNameOf(address)
  return name === null ? null : `${name.host}/${name.path}`
}

/** Delivered by the same server: between two protocols ports cannot be compared, within one they must be equal. */
export function isSameServer(a: Address, b: Address): boolean {
  if (a.host !== b.host) return false
  const comparable = a.family === b.family && containerOf(a) === containerOf(b)
  return !comparable || a.port === b.port
}

/** The same application and stream, whether as FLV, HLS, RTMP, RTSP, SRT or WebRTC. */
export function isSameStream(a: Address, b: Address): boolean {
  const [one, other] = [streamNameOf(a), streamNameOf(b)]
  return one !== null && one.path === other?.path && isSameServer(a, b)
}

export type Beneath = 'of-stream' | 'of-folder'

/**
 * Whether a segment or variant belongs to a stream: by the stream's name at the head of its path, or only by lying
 * in the folder of the playlist, which other streams may share.
 */
export function beneathOf(asked: Address, stream: Address): Beneath | null {
  const isPart = SEGMENT.test(lastOf(asked)) || isPlaylist(asked)
  const name = streamNameOf(stream)
  if (!isPart || name === null || !isSameServer(asked, stream)) return null
  const path = asked.segments.join('/')
  const head = path.slice(0, name.path.length)
  const isNamed = head === name.path && /^[/_.-]/.test(path.slice(name.path.length))
  if (isNamed && name.path.includes('/')) return 'of-stream'
  if (isNamed) return path.startsWith(`${name.path}/`) ? 'of-stream' : 'of-folder'
  const folder = stream.segments.slice(0, -1).join('/')
  const isInFolder = folder !== '' && path.startsWith(`${folder}/`)
  return isPlaylist(stream) && SEGMENT.test(lastOf(asked)) && isInFolder ? 'of-folder' : null
}
