import type { LiveRoom } from '../../core/registry/live-room.ts'
import { pageKeyOf, pageMatch, siteOf } from './page-identity.ts'
import { type Address, plainHostOf, readAddress } from './read-address.ts'
import { isSameServer, isSameStream, streamKeyOf } from './stream-name.ts'

export type RoomAddresses = Pick<LiveRoom, 'pageUrl' | 'streamUrls' | 'pushUrls'>

/** An address of one room by which another room is registered too. */
export type SharedAddress = {
  readonly room: LiveRoom
  /** `stream`: the very same stream, so the two are one room. `page`: one page may show several streams. */
  readonly kind: 'stream' | 'page'
  /** As the other room has it. */
  readonly address: string
}

type Read = { readonly text: string; readonly address: Address }

const read = (text: string): readonly Read[] => {
  const address = readAddress(text)
  return address === null ? [] : [{ text, address }]
}

const streamsOf = ({ streamUrls, pushUrls = [] }: RoomAddresses): readonly Read[] =>
  [...streamUrls, ...pushUrls].flatMap(read)

const pageOf = ({ pageUrl }: RoomAddresses): readonly Read[] =>
  pageUrl === null ? [] : read(pageUrl)

/** Keys of streams begin with it, those of pages do not. */
export const STREAM_KEY = 'stream '

/** To look rooms up by; rooms with a common key still have to be compared by `sharedAddresses`. */
export function addressKeysOf(room: RoomAddresses): readonly string[] {
  const streams = streamsOf(room).flatMap(({ address }) => streamKeyOf(address) ?? [])
  const pages = pageOf(room).map(({ address }) => pageKeyOf(address))
  return [...new Set([...streams.map((key) => `${STREAM_KEY}${key}`), ...pages])]
}

/** Whether an address may be on one of these hosts, told without reading it where it is written plainly. */
const mayBeOn =
  (hosts: ReadonlySet<string>) =>
  (text: string): boolean => {
    const host = plainHostOf(text)
    return host === null || hosts.has(siteOf({ host }))
  }

/** What a room has in common with each of the others; at most one entry a room, the stream before the page. */
export function sharedAddresses(
  room: RoomAddresses,
  others: readonly LiveRoom[],
): readonly SharedAddress[] {
  const streams = streamsOf(room)
  const pages = pageOf(room)
  const isNear = mayBeOn(new Set([...streams, ...pages].map(({ address }) => siteOf(address))))
  const near = others.filter(({ pageUrl, streamUrls, pushUrls = [] }) =>
    [...(pageUrl === null ? [] : [pageUrl]), ...streamUrls, ...pushUrls].some(isNear),
  )
  return near.flatMap((other): readonly SharedAddress[] => {
    const stream = streamsOf(other).find(({ address }) =>
      streams.some((one) => isSameStream(one.address, address)),
    )
    if (stream !== undefined) return [{ room: other, kind: 'stream', address: stream.text }]
    const page = pageOf(other).find(({ address }) =>
      pages.some((one) => pageMatch(one.address, address) !== null),
    )
    return page === undefined ? [] : [{ room: other, kind: 'page', address: page.text }]
  })
}

const samePlace = (a: Address, b: Address): boolean =>
  a.family === b.family && isSameServer(a, b) && a.segments.join('/') === b.segments.join('/')

/**
 * Addresses given now, and after them those known before that are the same streams delivered otherwise (FLV beside
 * HLS): who names one of them does not take the other away. One that differs only in its signature is replaced.
 */
export function mergeStreams(
  given: readonly string[],
  known: readonly string[],
): readonly string[] {
  const now = given.flatMap(read)
  const others = known.flatMap(read).filter(({ address }) => {
    const isSame = now.some((one) => isSameStream(one.address, address))
    return isSame && !now.some((one) => samePlace(one.address, address))
  })
  return [...given, ...others.map(({ text }) => text)]
}
