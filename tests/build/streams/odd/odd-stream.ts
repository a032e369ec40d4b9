import type { UnseenReason } from '../../../../src/core/patrol/unseen-reason.ts'
import type { Answer, StreamServer } from '../stream-server.ts'
import type { OddMedia } from './odd-media.ts'

/** A frame with its size and codec. The corners of every made picture are red, green, blue and white. */
export type ExpectedFrame = {
  readonly width: number
  readonly height: number
  readonly codec: string
  /** Colours of the corners, from top left as one reads; `null` where the codec or the picture has none. */
  readonly corners?: string | null
}

export type OddWorld = {
  readonly server: StreamServer
  readonly media: OddMedia
  /** A folder of its own for each case, e.g. `/odd/7`. */
  readonly folder: string
}

export type OddStream = {
  readonly name: string
  readonly chinese: string
  readonly expected: ExpectedFrame | UnseenReason
  /** A look before, and this long between the two on the viewer's clock. */
  readonly secondLookAfterSeconds?: number
  readonly address: (world: OddWorld) => string
}

export const seen = (width = 320, height = 180, codec = 'h264', corners?: string | null) =>
  corners === undefined ? { width, height, codec } : { width, height, codec, corners }

export const outcomeText = ({ expected }: OddStream): string =>
  typeof expected === 'string'
    ? `\`${expected}\``
    : `画面 frame ${expected.width}×${expected.height} ${expected.codec}`

export type Entry = {
  /** A name of the odd media, bytes, or an answer of its own. */
  readonly media: string | Uint8Array | Answer
  /** Lines of the playlist before this segment. */
  readonly tags?: readonly string[]
  /** As written into the playlist; the segment's own path when left out. */
  readonly uri?: string
}

const answerOf = (media: Entry['media'], { media: made }: OddWorld): Answer => {
  if (typeof media === 'function') return media
  const content = typeof media === 'string' ? made.bytes(media) : media
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp2t' }).end(content)
  }
}

/** Serves segments, the newest last; gives the lines that name them. */
export function segmentLines(world: OddWorld, entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ media, tags = [], uri }, index) => {
    world.server.serve(`${world.folder}/${index}.ts`, answerOf(media, world))
    return [...tags, '#EXTINF:2.0,', uri ?? `${index}.ts`]
  })
}

export const HEAD = ['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-TARGETDURATION:2'] as const

export type Room = {
  readonly entries: readonly Entry[]
  readonly head?: readonly string[]
  readonly foot?: readonly string[]
  readonly name?: string
}

/** A live media playlist over the given segments; the sequence number moves on with every answer. */
export function liveRoom(world: OddWorld, room: Room): string {
  const lines = segmentLines(world, room.entries)
  let sequence = 100
  return world.server.serve(`${world.folder}/${room.name ?? 'live.m3u8'}`, (_, response) => {
    sequence += 1
    const text = [
      ...HEAD,
      `#EXT-X-MEDIA-SEQUENCE:${sequence}`,
      ...(room.head ?? []),
      ...lines,
      ...(room.foot ?? []),
    ].join('\n')
    response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(text)
  })
}

/** A case of one HLS room with these segments. */
export const hls = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  ...entries: readonly (string | Entry)[]
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) =>
    liveRoom(world, {
      entries: entries.map((entry) => (typeof entry === 'string' ? { media: entry } : entry)),
    }),
})

/** A case of one address that answers like this. */
export const direct = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  path: string,
  answer: (world: OddWorld) => Answer,
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) => world.server.serve(`${world.folder}/${path}`, answer(world)),
})
