import type { PlatformRule } from '../../../core/patrol/platform-rule.ts'
import type { KnownBy, TriedAddress } from '../../../core/patrol/platform-trial.ts'

const PLAYLIST_TYPE = /mpegurl/i
const FLV_TYPE = /x-flv|video\/flv/i
const FILE_TYPE = /^video\/(mp4|webm)/i

type Found = { readonly url: string; readonly rank: number; readonly by: KnownBy }

const extensionOf = (address: string): string => {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** A part of a stream that is long to load is a part all the same. */
const SEGMENT = ['ts', 'm4s', 'mp4', 'm4a', 'aac', 'cmfv', 'cmfa']

/** What a request or answer says about being media: lower is better, `null` is no media address. */
function rankOf(url: string, contentType: string): number | null {
  const extension = extensionOf(url)
  if (/^(rtmps?):/i.test(url)) return 4
  if (!/^(https?|wss?):/i.test(url)) return null
  if (PLAYLIST_TYPE.test(contentType)) return 0
  if (FLV_TYPE.test(contentType)) return 1
  if (extension === 'm3u8') return 2
  if (extension === 'flv') return 3
  return null
}

/** WebSocket-FLV servers serve the same name over HTTP; the viewer speaks HTTP. */
const overHttp = (url: string): string => url.replace(/^ws/i, 'http')

/**
 * Collects media addresses in the order of trust: answered with a media type, then asked for, then only written in
 * the page. Of several playlists the one asked for first comes first: a master comes before its variants.
 */
export type MediaAddresses = {
  saw(url: string, contentType: string): void
  /** Addresses that the page's scripts or elements hold. A `<video src>` may be a plain file. */
  held(urls: readonly string[], elements: readonly string[]): void
  /** A fetched answer that goes on and on: a stream by its behaviour. */
  streams(url: string): void
  /** The answer was complete: it was a file or a segment. */
  ended(url: string): void
  /** Whether the page itself asked for a stream, as opposed to only writing of one. */
  isFound(): boolean
  list(): readonly string[]
  /** The same with how each is known, and those that a pattern took out after them. */
  explain(): readonly TriedAddress[]
}

/** Addresses taken out that are remembered: a page may play any number of advertisements. */
const IGNORED_AT_MOST = 50
const HELD_PENALTY = 10
/** Worse than what is media by its name, better than what is only written. */
const BEHAVES_LIKE_ONE = 8
const ASKED_FOR = 3

export function createMediaAddresses(rule: () => PlatformRule | null = () => null): MediaAddresses {
  const found = new Map<string, Found>()
  const ignored = new Map<string, Found>()
  const streaming = new Set<string>()
  const fitting = (of: 'addresses' | 'ignore', url: string): string | null =>
    rule()?.media[of].find((pattern) => pattern.test(url))?.source ?? null
  const isNamed = (url: string): boolean => fitting('addresses', url) !== null
  const isIgnored = (url: string): boolean => fitting('ignore', url) !== null
  const add = (address: string, rank: number, by: KnownBy): void => {
    const url = overHttp(address)
    if (isIgnored(url)) {
      if (ignored.size < IGNORED_AT_MOST) ignored.set(url, { url, rank, by })
      return
    }
    const known = found.get(url)
    if (known === undefined || rank < known.rank) found.set(url, { url, rank, by })
  }
  const listed = (): readonly Found[] => {
    const behaving = [...streaming]
      .filter((url) => !found.has(url))
      .map((url) => ({ url, rank: BEHAVES_LIKE_ONE, by: 'streams' as const }))
    return [...found.values(), ...behaving].toSorted((a, b) => a.rank - b.rank)
  }
  return {
    saw(url, contentType) {
      const rank = rankOf(url, contentType)
      if (rank !== null) add(url, rank, rank <= 1 ? 'answered' : 'asked')
      else if (isNamed(url)) add(url, ASKED_FOR, 'named')
    },
    held(urls, elements) {
      for (const url of urls) {
        const rank = rankOf(url, '')
        if (rank !== null) add(url, rank + HELD_PENALTY, 'written')
      }
      for (const url of elements) {
        const rank = rankOf(url, '') ?? (FILE_TYPE.test(`video/${extensionOf(url)}`) ? 5 : null)
        if (rank !== null) add(url, rank, 'element')
      }
    },
    streams(url) {
      if (!isIgnored(url) && !SEGMENT.includes(extensionOf(url))) streaming.add(url)
    },
    ended: (url) => void streaming.delete(url),
    isFound: () => [...found.values()].some(({ rank }) => rank <= ASKED_FOR),
    list: () => listed().map(({ url }) => url),
    explain: () =>
      [...listed(), ...ignored.values()].map(({ url, by }) => ({
        url,
        by,
        pattern: fitting('addresses', url),
        ignoredBy: fitting('ignore', url),
      })),
  }
}
