import { createCipheriv } from 'node:crypto'
import { bytes, unending } from '../stream-server.ts'
import { multitrackFlv, startCodeFlv, vvcFlv, withFourcc } from './enhanced-flv.ts'
import { direct, HEAD, hls, liveRoom, type OddStream, type OddWorld, seen } from './odd-stream.ts'

const KEY = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const IV = Buffer.alloc(16, 5)
const IV_TEXT = `0x${IV.toString('hex')}`

function enciphered(content: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', KEY, IV)
  return Buffer.concat([cipher.update(content), cipher.final()])
}

/** A file of fragmented MP4 as its initialisation section and what follows. */
function inTwo(file: Buffer): { readonly init: Buffer; readonly rest: Buffer } {
  const split = file.indexOf('moof') - 4
  return { init: file.subarray(0, split), rest: file.subarray(split) }
}

const fragments = ({ media }: OddWorld) => inTwo(media.bytes('h264-fmp4'))

/** A playlist that stands under these lines; parts are served beside it. */
const parts = (
  name: string,
  chinese: string,
  lines: readonly string[],
  served: (world: OddWorld) => Readonly<Record<string, Buffer>>,
): OddStream => ({
  name,
  chinese,
  expected: seen(),
  address: (world) => {
    for (const [path, content] of Object.entries(served(world))) {
      world.server.serve(`${world.folder}/${path}`, bytes(content))
    }
    const text = [...HEAD, '#EXT-X-MEDIA-SEQUENCE:7', ...lines].join('\n')
    const filled = text
      .replaceAll('DATA-KEY', `data:application/octet-stream;base64,${KEY.toString('base64')}`)
      .replaceAll('DATA-MAP', `data:video/mp4;base64,${fragments(world).init.toString('base64')}`)
    return world.server.serve(`${world.folder}/live.m3u8`, bytes(filled))
  },
})

const SEGMENT = ['#EXTINF:2,', 'rest.m4s']
const LOCK = `#EXT-X-KEY:METHOD=AES-128,URI="key",IV=${IV_TEXT}`

const LOCKED: readonly OddStream[] = [
  parts(
    'an initialisation section that is enciphered like its segments',
    '初始化段与分片同样加密',
    [LOCK, '#EXT-X-MAP:URI="init.mp4"', ...SEGMENT],
    (world) => {
      const { init, rest } = fragments(world)
      return { key: KEY, 'init.mp4': enciphered(init), 'rest.m4s': enciphered(rest) }
    },
  ),
  parts(
    'an initialisation section in clear behind a key',
    '加密分片之前的明文初始化段',
    [LOCK, '#EXT-X-MAP:URI="init.mp4"', ...SEGMENT],
    (world) => {
      const { init, rest } = fragments(world)
      return { key: KEY, 'init.mp4': init, 'rest.m4s': enciphered(rest) }
    },
  ),
  parts(
    'an enciphered initialisation section and segments in clear',
    '只有初始化段加密',
    [LOCK, '#EXT-X-MAP:URI="init.mp4"', '#EXT-X-KEY:METHOD=NONE', ...SEGMENT],
    (world) => {
      const { init, rest } = fragments(world)
      return { key: KEY, 'init.mp4': enciphered(init), 'rest.m4s': rest }
    },
  ),
  parts(
    'several keys, one of them plainly handed out',
    '多把密钥，其中一把可直接取得',
    [
      LOCK.replace('AES-128,', 'AES-128,KEYFORMAT="identity",'),
      '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://a",KEYFORMAT="com.apple.streamingkeydelivery"',
      '#EXTINF:2,',
      '0.ts',
    ],
    ({ media }) => ({ key: KEY, '0.ts': enciphered(media.bytes('plain')) }),
  ),
  parts(
    'a key by a data: address',
    'data: 地址的密钥',
    [LOCK.replace('URI="key"', 'URI="DATA-KEY"'), '#EXTINF:2,', '0.ts'],
    ({ media }) => ({ '0.ts': enciphered(media.bytes('plain')) }),
  ),
  parts(
    'an initialisation section by a data: address',
    'data: 地址的初始化段',
    ['#EXT-X-MAP:URI="DATA-MAP"', ...SEGMENT],
    (world) => ({ 'rest.m4s': fragments(world).rest }),
  ),
]

const noise = (size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, at) => (at * 7919 + (at >> 3) * 31) & 0xff))

const HEADS: readonly (readonly [name: string, chinese: string, head: Buffer])[] = [
  [
    'a PNG of six kilobytes',
    '6 kB 的 PNG',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(6_000)]),
  ],
  ['a JPEG', 'JPEG', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(70_001)])],
  ['a GIF', 'GIF', Buffer.concat([Buffer.from('GIF89a'), noise(37)])],
  ['a BMP of half a megabyte', '0.5 MB 的 BMP', Buffer.concat([Buffer.from('BM'), noise(500_000)])],
]

const HIDDEN: readonly OddStream[] = HEADS.flatMap(([name, chinese, head]) => [
  {
    name: `a transport stream behind ${name}`,
    chinese: `藏在 ${chinese} 后的 TS`,
    expected: seen(),
    address: (world: OddWorld) =>
      liveRoom(world, { entries: [{ media: Buffer.concat([head, world.media.bytes('plain')]) }] }),
  },
  parts(
    `fragmented MP4 behind ${name}`,
    `藏在 ${chinese} 后的分片 MP4`,
    ['#EXT-X-MAP:URI="init.mp4"', ...SEGMENT],
    (world) => {
      const { init, rest } = fragments(world)
      return { 'init.mp4': Buffer.concat([head, init]), 'rest.m4s': Buffer.concat([head, rest]) }
    },
  ),
])

const flv = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  make: (world: OddWorld) => Buffer,
): OddStream => direct(name, chinese, expected, 'live.flv', (world) => unending(make(world)))

const FLV: readonly OddStream[] = [
  flv(
    'FLV with start codes in the place of lengths',
    '以起始码代替长度的 FLV',
    seen(),
    ({ media }) => startCodeFlv(media.bytes('flv')),
  ),
  flv('AV1 in FLV (Enhanced RTMP)', 'FLV 内 AV1 (增强 RTMP)', seen(160, 90, 'av1'), ({ media }) =>
    withFourcc(media.bytes('av1-ivf'), 'av01'),
  ),
  flv('VP9 in FLV (Enhanced RTMP)', 'FLV 内 VP9 (增强 RTMP)', seen(320, 180, 'vp9'), ({ media }) =>
    withFourcc(media.bytes('vp9-ivf'), 'vp09'),
  ),
  flv('several tracks in FLV (Enhanced RTMP)', 'FLV 内多轨 (增强 RTMP)', seen(), ({ media }) =>
    multitrackFlv(media.bytes('flv')),
  ),
  flv('VVC in FLV (Enhanced RTMP)', 'FLV 内 VVC (增强 RTMP)', 'decoder-failed', vvcFlv),
]

const codecs = (name: string, chinese: string, written: string): OddStream => ({
  name,
  chinese,
  expected: seen(),
  address: (world) => {
    liveRoom(world, { entries: [{ media: 'plain' }] })
    const line = `#EXT-X-STREAM-INF:BANDWIDTH=5,${written}`
    return world.server.serve(
      `${world.folder}/master.m3u8`,
      bytes(['#EXTM3U', line, 'live.m3u8'].join('\n')),
    )
  },
})

const NAMES: readonly OddStream[] = [
  codecs('codecs with blanks', 'CODECS 含空格', 'CODECS="mp4a.40.2, avc1.42c01e"'),
  codecs(
    'codecs of sound beside a size',
    'CODECS 只写声音，另有分辨率',
    'RESOLUTION=320x180,CODECS="mp4a.40.2"',
  ),
  codecs(
    'codecs of sound only, pictures in the segments',
    'CODECS 只写声音，分片里有画面',
    'CODECS="mp4a.40.2"',
  ),
  codecs('a codec called h264', '编码写作 h264', 'CODECS="h264"'),
]

/** What hides behind something else, or is called something else. */
export const ODD_DISGUISES: readonly OddStream[] = [
  ...LOCKED,
  ...HIDDEN,
  ...FLV,
  ...NAMES,
  hls('a picture that hides nothing', '不藏任何东西的图片', 'not-media', {
    media: HEADS[0]?.[2] ?? '',
  }),
]
