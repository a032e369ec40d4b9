import { gzipSync } from 'node:zlib'
import { bytes, redirectTo, silence, status, unending } from '../stream-server.ts'
import {
  direct,
  HEAD,
  hls,
  liveRoom,
  type OddStream,
  type OddWorld,
  seen,
  segmentLines,
} from './odd-stream.ts'

/** A case whose playlist is written by hand over one plain segment. */
const written = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  write: (world: OddWorld, segments: readonly string[]) => Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) => {
    const content = write(world, segmentLines(world, [{ media: 'plain' }]))
    return world.server.serve(`${world.folder}/live.m3u8`, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl', ...headers })
      response.end(content)
    })
  },
})

const ordinary = (_: OddWorld, segments: readonly string[]) => [...HEAD, ...segments].join('\n')

const FORMS: readonly OddStream[] = [
  written(
    'Windows line ends and a byte order mark',
    'CRLF 与 BOM',
    seen(),
    (world, lines) => `\uFEFF${ordinary(world, lines).replaceAll('\n', '\r\n')}\r\n`,
  ),
  written(
    'a playlist compressed by the server',
    'gzip 压缩的播放列表',
    seen(),
    (world, lines) => gzipSync(ordinary(world, lines)),
    { 'content-encoding': 'gzip' },
  ),
  written(
    'a compressed playlist that does not say so',
    '未声明的 gzip 播放列表',
    seen(),
    (world, lines) => gzipSync(ordinary(world, lines)),
  ),
  written('a playlist served as a web page', '以网页类型返回的播放列表', seen(), ordinary, {
    'content-type': 'text/html',
  }),
  written('unknown tags, empty lines, comments', '未知标签、空行与注释', seen(), (_, lines) =>
    [...HEAD, '', '#EXT-X-NEVER-HEARD:A=1', '# 注释', '   ', ...lines, ''].join('\n'),
  ),
  written('twenty thousand segments', '两万个段的播放列表', seen(), (_, lines) =>
    [
      ...HEAD,
      ...Array.from({ length: 20_000 }, (_unused, i) => `#EXTINF:2,\nold/${i}.ts`),
      ...lines,
    ].join('\n'),
  ),
  written(
    'a playlist of more than two megabytes',
    '超过 2 MB 的播放列表',
    'not-media',
    (_, lines) => [...HEAD, `# ${'x'.repeat(2_100_000)}`, ...lines].join('\n'),
  ),
  written('no segments yet', '还没有段', 'empty', () => HEAD.join('\n')),
  written(
    'a playlist that says it has ended: a recording',
    '已结束 (ENDLIST)，即录播',
    seen(),
    (world, lines) => `${ordinary(world, lines)}\n#EXT-X-ENDLIST`,
  ),
  direct('a picture called a playlist', '把图片当播放列表', 'not-media', 'x.m3u8', ({ media }) =>
    bytes(media.bytes('picture'), 'image/png'),
  ),
  direct('a DASH manifest', 'DASH 清单', 'not-media', 'x.mpd', () =>
    bytes('<?xml version="1.0"?><MPD type="dynamic"/>', 'application/dash+xml'),
  ),
]

const ADDRESSES: readonly OddStream[] = [
  {
    name: 'a playlist behind a redirect, segments relative to where it led',
    chinese: '重定向后的相对地址',
    expected: seen(),
    address: (world) => {
      liveRoom({ ...world, folder: `${world.folder}/deep/down` }, { entries: [{ media: 'plain' }] })
      return world.server.serve(
        `${world.folder}/go.m3u8`,
        redirectTo(`${world.folder}/deep/down/live.m3u8`),
      )
    },
  },
  written('absolute addresses', '绝对地址', seen(), ({ server, folder }) =>
    [...HEAD, '#EXTINF:2,', `${server.origin}${folder}/0.ts`].join('\n'),
  ),
  written(
    'addresses that keep the scheme only (//host)',
    '省略协议的地址',
    seen(),
    ({ server, folder }) =>
      [...HEAD, '#EXTINF:2,', `//127.0.0.1:${server.port}${folder}/0.ts`].join('\n'),
  ),
  written('addresses with dots and a query', '带点与参数的地址', seen(), () =>
    [...HEAD, '#EXTINF:2,', './x/../0.ts?token=a%2Fb&c=d'].join('\n'),
  ),
  written('a segment by a data: address that holds nothing', 'data: 地址的段', 'empty', () =>
    [...HEAD, '#EXTINF:2,', 'data:video/mp2t;base64,R0A='].join('\n'),
  ),
  written('a segment by a file: address', 'file: 地址的段', 'blocked-address', () =>
    [...HEAD, '#EXTINF:2,', 'file:///etc/passwd'].join('\n'),
  ),
  written('a segment on the metadata service', '指向元数据服务的段', 'blocked-address', () =>
    [...HEAD, '#EXTINF:2,', 'http://169.254.169.254/latest/0.ts'].join('\n'),
  ),
  hls('segments called .jpg, served as pages', '伪装成图片的段', seen(), {
    media: 'plain',
    uri: '0.ts?x=.jpg',
  }),
]

/** Low latency (RFC 8216bis §4.4.4.9): parts ahead of the next segment, and a hint of one that is not there yet. */
const lowLatency = (
  name: string,
  chinese: string,
  older: readonly string[],
  foot: readonly string[],
): OddStream => ({
  name,
  chinese,
  expected: seen(960, 540),
  address: (world) => {
    const { server, folder } = world
    server.serve(`${folder}/part1.ts`, bytes(world.media.bytes('reading')))
    server.serve(`${folder}/part2.ts`, bytes(world.media.bytes('without-parameters')))
    server.serve(`${folder}/hint.ts`, silence)
    return liveRoom(world, {
      head: [
        '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.0',
        '#EXT-X-PART-INF:PART-TARGET=0.4',
      ],
      entries: older.map((media) => ({ media })),
      foot,
    })
  },
})
const PARTS = [
  '#EXT-X-PART:DURATION=0.4,URI="part1.ts",INDEPENDENT=YES',
  '#EXT-X-PART:DURATION=0.4,URI="part2.ts"',
  '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="hint.ts"',
]

const SEGMENTS: readonly OddStream[] = [
  lowLatency(
    'low latency: the newest part with a keyframe',
    '低延迟 HLS：最新的含关键帧的分片',
    ['plain', 'plain'],
    PARTS,
  ),
  lowLatency('low latency: parts and no whole segment yet', '低延迟 HLS：只有分片', [], PARTS),
  hls(
    'a discontinuity: another size, times begin anew',
    '不连续点：换尺寸、时间重来',
    seen(640, 360),
    'times-late',
    { media: 'large', tags: ['#EXT-X-DISCONTINUITY'] },
  ),
  hls('the newest segment is a gap', '最新段标为缺口', seen(), 'plain', {
    media: status(404),
    tags: ['#EXT-X-GAP'],
  }),
  hls(
    'the newest segment is not there, the one before is',
    '最新段 404，前一段可用',
    seen(),
    'plain',
    { media: status(404) },
  ),
  hls('the newest segment is empty', '最新段为空', seen(), 'plain', { media: Buffer.alloc(0) }),
  hls('the newest segment is cut off in its head', '最新段只有开头', seen(), 'plain', {
    media: Buffer.alloc(188, 0x47),
  }),
  hls(
    'all segments have rolled away',
    '所有段都已移走',
    'http-4xx',
    { media: status(404) },
    { media: status(404) },
  ),
  hls(
    'all segments are empty',
    '所有段为空',
    'empty',
    { media: Buffer.alloc(0) },
    { media: Buffer.alloc(0) },
  ),
  {
    name: 'a segment without end',
    chinese: '不结束的段',
    expected: seen(),
    address: (world) =>
      liveRoom(world, { entries: [{ media: unending(world.media.bytes('plain')) }] }),
  },
  {
    name: 'a keyframe every 12 s in segments of 2 s',
    chinese: '12 秒一个关键帧、2 秒一段',
    expected: seen(),
    address: (world) => {
      const whole = world.media.bytes('long-gop')
      const step = Math.ceil(whole.length / 188 / 6) * 188
      const media = Array.from({ length: 6 }, (_, i) => whole.subarray(i * step, (i + 1) * step))
      return liveRoom(world, { entries: media.map((piece) => ({ media: piece })) })
    },
  },
]

/** What playlists say and how. */
export const ODD_PLAYLISTS: readonly OddStream[] = [...FORMS, ...ADDRESSES, ...SEGMENTS]
