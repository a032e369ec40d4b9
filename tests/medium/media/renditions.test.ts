import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  type Answer,
  bytes,
  redirectTo,
  type StreamServer,
  silence,
  startStreamServer,
  status,
} from '../../build/streams/stream-server.ts'

let seeing: Seeing
let server: StreamServer
let media: MadeMedia

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
  serveLiveHls(server, '/live', { segments: media.segments })
  server.serve('/black.ts', bytes(media.blackSegment))
  server.serve('/sound.ts', bytes(media.audioSegment))
  server.serve('/noise.mp4', bytes(media.mp4IndexLast.fill(0x55, 64)))
  for (const [place, segment] of media.segments.entries()) {
    server.serve(`/plain/${place}.ts`, bytes(segment))
  }
})

afterAll(async () => {
  await seeing.close()
  expect(descendants(), 'a child process is left').toEqual([])
  await server.close()
})

const list = (...lines: readonly string[]): Answer =>
  bytes(
    ['#EXTM3U', '#EXT-X-TARGETDURATION:2', ...lines].join('\n'),
    'application/vnd.apple.mpegurl',
  )
const segment = (name: string, ...head: readonly string[]): Answer =>
  list('#EXT-X-MEDIA-SEQUENCE:50', ...head, '#EXTINF:2,', name)

type Trouble = {
  readonly what: string
  readonly reason: string
  /** What its playlist answers; an address where it is elsewhere. */
  readonly list: Answer | string
}

const ENDED: Trouble = { what: 'has ended, empty', reason: 'ended', list: list('#EXT-X-ENDLIST') }
const HANGING: Trouble = { what: 'never answers', reason: 'timeout', list: silence }
const TROUBLES: readonly Trouble[] = [
  ENDED,
  {
    what: 'has ended a moment ago',
    reason: 'ended',
    list: list('#EXT-X-MEDIA-SEQUENCE:50', '#EXTINF:2,', '/plain/0.ts', '#EXT-X-ENDLIST'),
  },
  {
    what: 'is sealed by a licence',
    reason: 'encrypted',
    list: segment('/plain/0.ts', '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://licence"'),
  },
  {
    what: 'has a key that nobody hands out',
    reason: 'encrypted',
    list: segment('/plain/0.ts', '#EXT-X-KEY:METHOD=AES-128,URI="/nowhere.key"'),
  },
  { what: 'names no segment', reason: 'empty', list: list() },
  { what: 'names segments that are gone', reason: 'http-4xx', list: segment('/nowhere.ts') },
  { what: 'is sound alone', reason: 'audio-only', list: segment('/sound.ts') },
  { what: 'is black', reason: 'black', list: segment('/black.ts') },
  { what: 'cannot be decoded', reason: 'decoder-failed', list: segment('/noise.mp4') },
  { what: 'is gone', reason: 'http-4xx', list: status(404) },
  { what: 'is broken', reason: 'http-5xx', list: status(500) },
  { what: 'is a web page', reason: 'not-media', list: bytes('<html>no</html>', 'text/html') },
  { what: 'is for other countries', reason: 'geo-blocked', list: status(451) },
  {
    what: 'asks for a sign-in',
    reason: 'login-wall',
    list: (_, response) => response.writeHead(403).end('请先登录后观看'),
  },
  { what: 'leads to itself', reason: 'redirect-loop', list: redirectTo('round.m3u8') },
  {
    what: 'is a master playlist of itself',
    reason: 'redirect-loop',
    list: list('#EXT-X-STREAM-INF:BANDWIDTH=5', 'bad.m3u8'),
  },
  { what: 'is refused', reason: 'refused', list: 'http://127.0.0.1:1/x.m3u8' },
  { what: 'is a private address', reason: 'blocked-address', list: 'http://10.0.0.1/x.m3u8' },
  { what: 'has no address', reason: 'bad-address', list: 'http://[x' },
]
const UNDER = new Map<string, number>()

/** Serves a room of its own whose renditions are tried in this order. */
function room(renditions: readonly (Trouble | 'live')[], sized: boolean): string {
  const folder = `/room${UNDER.size}`
  UNDER.set(folder, 0)
  const lines = renditions.flatMap((rendition, place) => {
    const size = sized ? `,RESOLUTION=${960 + 160 * place}x${540 + 90 * place}` : ''
    // Without a size the largest goes first.
    const bandwidth = sized ? 1_000_000 + place : 1_000_000 - place
    return [`#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth}${size}`, addressOf(rendition, folder, place)]
  })
  return server.serve(`${folder}/master.m3u8`, list(...lines))
}

function addressOf(rendition: Trouble | 'live', folder: string, place: number): string {
  if (rendition === 'live') return '/live/live.m3u8'
  if (typeof rendition.list === 'string') return rendition.list
  server.serve(`${folder}/${place}/bad.m3u8`, rendition.list)
  server.serve(`${folder}/${place}/round.m3u8`, redirectTo('bad.m3u8'))
  return `${place}/bad.m3u8`
}

const look = async (url: string, within = 20) => {
  const outcome = await seeing.viewer.sample(url, { budget: seconds(within) })
  return outcome.kind === 'frame'
    ? outcome.source.resolvedUrl.replace(server.origin, '')
    : outcome.reason
}
const LIVE = '/live/live.m3u8'

describe.each([
  ['with sizes', true],
  ['without sizes', false],
])('a room of renditions %s', (_, sized) => {
  it.each(TROUBLES)('is seen beside a rendition that $what', async (trouble) => {
    const rooms = [room([trouble, 'live'], sized), room([trouble, ENDED, 'live'], sized)]
    for (const url of rooms) {
      expect(await look(url)).toBe(LIVE)
      const probed = await seeing.viewer.probe(url, { budget: seconds(20) })
      expect(probed, 'and said to be on air').toMatchObject({ kind: 'on-air' })
    }
  })
})

describe('a room of renditions', () => {
  it.concurrent.each(TROUBLES)('of which each $what says so', async (trouble) => {
    expect(await look(room([trouble, trouble], true))).toBe(trouble.reason)
  })

  it.concurrent.each(TROUBLES)(
    'is never off air because others have ended: one $what',
    async (trouble) => {
      const rooms = [room([ENDED, trouble], true), room([trouble, ENDED], true)]
      expect(await Promise.all(rooms.map((url) => look(url)))).toEqual([
        trouble.reason,
        trouble.reason,
      ])
    },
  )
})

it('is seen beside a rendition that never answers', async () => {
  expect(await look(room([HANGING, 'live'], true), 10)).toBe(LIVE)
})

it('says that it did not answer, not that it has ended', async () => {
  expect(await look(room([HANGING, ENDED], true), 2)).toBe('timeout')
  expect(await look(room([ENDED, HANGING], true), 2)).toBe('timeout')
})

it('is shown as a recording where another rendition has ended empty', async () => {
  const recorded: Trouble = {
    what: 'is recorded',
    reason: '',
    list: list(
      '#EXT-X-PLAYLIST-TYPE:VOD',
      ...media.segments.flatMap((__, place) => ['#EXTINF:2,', `/plain/${place}.ts`]),
      '#EXT-X-ENDLIST',
    ),
  }
  const outcome = await seeing.viewer.sample(room([ENDED, recorded], true), { budget: seconds(20) })
  expect(outcome).toMatchObject({ kind: 'frame', source: { recording: {} } })
})

it('with more renditions than are tried is not called off air', async () => {
  const many = Array.from({ length: 30 }, () => ENDED)
  const url = room(many, true)
  const before = server.asked.length
  expect(await look(url)).toBe('empty')
  expect(server.asked.length - before, 'a stranger decides how many there are').toBeLessThan(12)
})

it('does not ask a server again that asks to be left alone', async () => {
  const busy: Trouble = {
    what: 'asks for patience',
    reason: '',
    list: (_, response) => response.writeHead(503, { 'retry-after': '60' }).end(),
  }
  const url = room([busy, ENDED], true)
  const before = server.asked.length
  expect(await look(url)).toBe('http-5xx')
  expect(server.asked.length - before).toBe(2)
})
