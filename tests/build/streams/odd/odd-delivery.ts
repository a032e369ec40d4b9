import { bytes, drip, redirectTo, silence, status, unending } from '../stream-server.ts'
import { direct, HEAD, hls, liveRoom, type OddStream, seen } from './odd-stream.ts'
import { scrambled, withoutPictures } from './ts-surgery.ts'

const page =
  (code: number, text: string, type = 'text/html') =>
  (_: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(code, { 'content-type': type }).end(text)
  }

/** Each JPEG's frame header (marker FFC0) claims 16,384 × 16,384 pixels. */
function hugePictures(parts: Buffer): Buffer {
  const huge = Buffer.from(parts)
  for (let at = huge.indexOf('ffc0', 0, 'hex'); at >= 0; at = huge.indexOf('ffc0', at + 2, 'hex')) {
    huge.writeUInt16BE(16_384, at + 5)
    huge.writeUInt16BE(16_384, at + 7)
  }
  return huge
}

/** One file with all parts in it; `honoursRanges`: some servers send the whole file whatever is asked. */
const ranges = (name: string, chinese: string, honoursRanges: boolean): OddStream => ({
  name,
  chinese,
  expected: seen(),
  address: ({ server, folder, media }) => {
    const file = media.bytes('h264-fmp4')
    const split = file.indexOf('moof') - 4
    server.serve(`${folder}/all.mp4`, (request, response) => {
      const asked = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
      if (asked === null || !honoursRanges) return response.end(file)
      const part = file.subarray(Number(asked[1]), Number(asked[2]) + 1)
      return response.writeHead(206).end(part)
    })
    const text = [
      ...HEAD,
      `#EXT-X-MAP:URI="all.mp4",BYTERANGE="${split}@0"`,
      '#EXTINF:2,',
      `#EXT-X-BYTERANGE:${file.length - split}@${split}`,
      'all.mp4',
    ].join('\n')
    return server.serve(`${folder}/live.m3u8`, bytes(text))
  },
})

const WALLS: readonly OddStream[] = [
  direct('too many requests', '请求过多 (429)', 'risk-control', 'a.m3u8', () => status(429)),
  direct(
    'a page that wants a captcha instead of a stream',
    '要求人机验证的页面',
    'risk-control',
    'a.flv',
    () => page(403, '<html>请完成安全验证</html>'),
  ),
  direct('an answer of a defence in JSON', '风控 JSON 应答', 'risk-control', 'a.m3u8', () =>
    page(200, '{"code":-352,"message":"风控校验失败"}', 'application/json'),
  ),
  direct(
    'a redirect to a captcha',
    '跳转到验证码',
    'risk-control',
    'a.m3u8',
    ({ server, folder }) => {
      server.serve(`${folder}/captcha`, page(200, '<html>?</html>'))
      return redirectTo(`${folder}/captcha`)
    },
  ),
  direct('not available in this region (451)', '地区限制 (451)', 'geo-blocked', 'a.m3u8', () =>
    status(451),
  ),
  direct('a refusal that names the region', '说明地区限制的拒绝页', 'geo-blocked', 'a.m3u8', () =>
    page(403, '抱歉,您所在地区无法观看'),
  ),
  direct(
    'a redirect to a page to log in',
    '跳转到登录页',
    'login-wall',
    'a.m3u8',
    ({ server, folder }) => {
      server.serve(`${folder}/login`, page(200, '<html><form></form></html>'))
      return redirectTo(`${folder}/login?next=a`)
    },
  ),
  direct(
    'an answer that wants a login in JSON',
    '要求登录的 JSON 应答',
    'login-wall',
    'a.flv',
    () => page(200, '{"code":-101,"message":"账号未登录"}', 'application/json'),
  ),
  direct('a plain refusal', '普通 403', 'http-4xx', 'a.m3u8', () => status(403)),
  direct('a server in trouble', '服务器错误', 'http-5xx', 'a.m3u8', () => status(503)),
]

const STILL: readonly OddStream[] = [
  { ...hls('a black picture', '黑屏', 'black', 'black') },
  direct('a black picture in FLV', 'FLV 黑屏', 'black', 'b.flv', ({ media }) =>
    unending(media.bytes('black-flv')),
  ),
  hls('a slide left standing', '静止的课件', seen(320, 180, 'h264', null), 'slide'),
  {
    ...hls(
      'the same moment again a minute and a half later',
      '一分半后仍是同一时刻的画面',
      'frozen',
      'slide',
    ),
    secondLookAfterSeconds: 90,
  },
  {
    name: 'the same slide, the stream’s clock going on',
    chinese: '同一课件，流时钟在走',
    expected: seen(320, 180, 'h264', null),
    secondLookAfterSeconds: 90,
    address: (world) => {
      let asked = 0
      const segment = (): Buffer => world.media.bytes(asked++ === 0 ? 'slide' : 'slide-later')
      return liveRoom(world, { entries: [{ media: (_, response) => response.end(segment()) }] })
    },
  },
  {
    name: 'sound goes on, and the pictures that were announced stay away',
    chinese: '声音在继续，画面不再到来',
    expected: 'frozen',
    address: (world) => {
      const media = withoutPictures(world.media.bytes('plain'))
      return liveRoom(world, { entries: [{ media: 'plain' }, { media }, { media }] })
    },
  },
  {
    name: 'a playlist that stands still',
    chinese: '停滞的播放列表',
    expected: 'ended',
    secondLookAfterSeconds: 60,
    address: ({ server, folder, media }) => {
      server.serve(`${folder}/0.ts`, bytes(media.bytes('plain')))
      return server.serve(`${folder}/live.m3u8`, bytes([...HEAD, '#EXTINF:2,', '0.ts'].join('\n')))
    },
  },
  hls('sound only in segments', '只有音频的段', 'audio-only', 'audio-ts'),
  direct('sound only in FLV', '只有音频的 FLV', 'audio-only', 'a.flv', ({ media }) =>
    unending(media.bytes('audio-flv')),
  ),
  direct('a plain AAC stream', 'AAC 音频流', 'audio-only', 'a.aac', ({ media }) =>
    unending(media.bytes('audio-adts')),
  ),
  direct('a plain MP3 stream', 'MP3 音频流', 'audio-only', 'a.mp3', ({ media }) =>
    unending(media.bytes('audio-mp3')),
  ),
]

/** How it arrives, and what stands in the way. */
export const ODD_DELIVERY: readonly OddStream[] = [
  ranges('parts of one file by byte range', '按字节范围取段', true),
  ranges('byte ranges that the server ignores', '服务器忽略字节范围', false),
  direct(
    'a stream under the name and type of a picture',
    '扩展名与类型都不对的流',
    seen(),
    'logo.png',
    ({ media }) =>
      (_, response) => {
        response.writeHead(200, { 'content-type': 'image/png' }).write(media.bytes('flv'))
      },
  ),
  hls('a segment that trickles', '极慢的段', 'timeout', {
    media: drip(Buffer.alloc(100_000, 0x47), 50),
  }),
  hls('a segment that never answers', '不应答的段', 'timeout', { media: silence }),
  direct('a picture instead of a stream', '把图片当直播流', 'not-media', 'x.flv', ({ media }) =>
    bytes(media.bytes('picture'), 'image/png'),
  ),
  direct(
    'a connection that breaks off in the middle',
    '中途断开的连接',
    'refused',
    'x.flv',
    ({ media }) =>
      (_, response) => {
        response.writeHead(200)
        response.write(media.bytes('flv').subarray(0, 900), () => response.destroy())
      },
  ),
  direct(
    'a picture that wants four gigabytes',
    '需要 4 GB 内存的画面',
    'decoder-failed',
    'cam',
    ({ media }) => bytes(hugePictures(media.bytes('mjpeg-parts'))),
  ),
  {
    name: 'a transport stream that is scrambled',
    chinese: '加扰的 TS',
    expected: 'encrypted',
    address: (world) =>
      liveRoom(world, { entries: [{ media: scrambled(world.media.bytes('plain')) }] }),
  },
  {
    name: 'a host that does not exist',
    chinese: '不存在的域名',
    expected: 'dns',
    address: () => 'http://no-such-host.invalid/live.m3u8',
  },
  {
    name: 'a port where nobody listens',
    chinese: '无人监听的端口',
    expected: 'refused',
    address: () => 'http://127.0.0.1:9/live.flv',
  },
  {
    name: 'an address that is none',
    chinese: '写错的地址',
    expected: 'bad-address',
    address: () => 'live/room 1',
  },
  ...WALLS,
  ...STILL,
]
