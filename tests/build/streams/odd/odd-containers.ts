import { bytes, unending } from '../stream-server.ts'
import { flvFile, flvTags, hevcFlv, isKeyframe, isSetup, isVideo } from './flv-surgery.ts'
import { direct, hls, type OddStream, type OddWorld, seen } from './odd-stream.ts'

const flv = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  make: (world: OddWorld) => Buffer,
): OddStream => direct(name, chinese, expected, 'live.flv', (world) => unending(make(world)))

const tagsOf = ({ media }: OddWorld, name = 'flv') => flvTags(media.bytes(name))

const joined =
  (...names: readonly string[]) =>
  ({ media }: OddWorld): Buffer =>
    Buffer.concat(names.map((name) => media.bytes(name)))

/** A case of one HLS room with one segment that is put together. */
const built = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  make: (world: OddWorld) => Buffer,
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) => hls(name, chinese, expected, { media: make(world) }).address(world),
})

const FAKE_PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(120, 0x2a)])

const FLV_CASES: readonly OddStream[] = [
  flv('FLV', '普通 FLV', seen(), (world) => world.media.bytes('flv')),
  flv(
    'H.265 in FLV by codec id 12',
    'FLV 内 H.265 (编号 12)',
    seen(320, 180, 'hevc'),
    ({ media }) => hevcFlv(media.bytes('hevc-annexb'), 'codec-12'),
  ),
  flv(
    'H.265 in FLV by the four characters of Enhanced RTMP',
    'FLV 内 H.265 (增强 RTMP)',
    seen(320, 180, 'hevc'),
    ({ media }) => hevcFlv(media.bytes('hevc-annexb'), 'fourcc'),
  ),
  flv('Sorenson H.263 in FLV', 'FLV 内 H.263', seen(320, 180, 'flv1'), ({ media }) =>
    media.bytes('flv-old-codec'),
  ),
  flv('FLV without its file header', '缺文件头的 FLV', seen(), ({ media }) =>
    media.bytes('flv').subarray(13),
  ),
  flv('FLV without metadata', '缺元数据的 FLV', seen(), (world) =>
    flvFile(tagsOf(world).filter(({ type }) => type !== 18)),
  ),
  flv('FLV whose decoder set-up comes late', '解码参数迟到的 FLV', seen(), (world) => {
    const tags = tagsOf(world)
    const setup = tags.filter(isSetup)
    const rest = tags.filter((tag) => !isSetup(tag))
    const second = rest.findLastIndex(isKeyframe)
    return flvFile([...rest.slice(0, second), ...setup, ...rest.slice(second)])
  }),
  flv('FLV without any decoder set-up', '没有解码参数的 FLV', 'timeout', (world) =>
    flvFile(tagsOf(world).filter((tag) => !isSetup(tag))),
  ),
  flv('FLV that claims to have no video', '声称没有视频的 FLV', seen(), (world) =>
    flvFile(tagsOf(world), 4),
  ),
  flv(
    'FLV that begins in the middle, the next keyframe 10 s away',
    '从中间开始、10 秒后才有关键帧的 FLV',
    seen(),
    (world) => {
      const tags = tagsOf(world, 'flv-long-gop')
      const first = tags.findIndex(isKeyframe)
      return flvFile(tags.filter((_, index) => index !== first))
    },
  ),
  flv('FLV whose times jump ahead by a day', '时间戳跳一天的 FLV', seen(), (world) =>
    flvFile(
      tagsOf(world).map((tag, index) =>
        index < 20 ? tag : { ...tag, milliseconds: tag.milliseconds + 86_400_000 },
      ),
    ),
  ),
  flv('FLV whose times run backwards', '时间戳倒退的 FLV', seen(), (world) =>
    flvFile(tagsOf(world).map((tag) => ({ ...tag, milliseconds: 3_000 - tag.milliseconds }))),
  ),
  flv('FLV whose times need the fourth byte', '时间戳超过 24 位的 FLV', seen(), ({ media }) =>
    media.bytes('flv-late'),
  ),
  flv('FLV that changes its size', '中途改变尺寸的 FLV', seen(), (world) =>
    flvFile([...tagsOf(world).filter(isVideo).slice(0, 10), ...tagsOf(world, 'flv-large')]),
  ),
  flv(
    'FLV with rubbish in the sizes behind its tags',
    '标签长度字段损坏的 FLV',
    seen(),
    ({ media }) => {
      const tags = flvTags(media.bytes('flv'))
      const file = Buffer.from(media.bytes('flv'))
      let at = 13
      for (const { body } of tags) {
        at += 11 + body.length
        if (at + 4 <= file.length) file.writeUInt32BE(0xdeadbeef, at)
        at += 4
      }
      return file
    },
  ),
]

const TS_CASES: readonly OddStream[] = [
  built('a segment that begins with rubbish', '段首有垃圾字节', seen(), ({ media }) =>
    Buffer.concat([Buffer.alloc(400, 0x3c), media.bytes('plain')]),
  ),
  built('a segment behind the head of a PNG', '伪装成 PNG 的 TS 段', seen(), ({ media }) =>
    Buffer.concat([FAKE_PNG, media.bytes('plain')]),
  ),
  built('packets of 192 bytes (BDAV)', '192 字节的 TS 包', seen(), joined('m2ts')),
  built(
    'the size changes within the segment',
    '段内改变尺寸',
    seen(640, 360),
    joined('large', 'plain'),
  ),
  built(
    'parameter sets that come only later',
    '解码参数迟到',
    seen(),
    joined('without-parameters', 'plain'),
  ),
  built('no parameter sets at all', '没有解码参数', 'decoder-failed', joined('without-parameters')),
  built(
    'times that wrap around within the segment',
    '33 位时间戳回绕',
    seen(),
    joined('times-wrap'),
  ),
  built('times that jump ahead by a day', '时间戳前跳', seen(), joined('plain', 'times-late')),
  built('times that jump back', '时间戳后跳', seen(320, 180), joined('times-late', 'times-early')),
  built('two programs in one stream', '一路含两个节目', seen(), joined('programs')),
  built('a last packet cut off', '最后一个包被截断', seen(), ({ media }) =>
    media.bytes('plain').subarray(0, -77),
  ),
  built('half a segment', '只有半个段', seen(), ({ media }) => {
    const whole = media.bytes('b-frames')
    return whole.subarray(0, Math.floor(whole.length / 2))
  }),
  direct('a transport stream without end', '不结束的 TS', seen(), 'live.ts', ({ media }) =>
    unending(media.bytes('plain')),
  ),
  direct('an MP4 file, index first', 'MP4 文件，索引在前', seen(), 'x.mp4', ({ media }) =>
    bytes(media.bytes('mp4-index-first')),
  ),
]

/** How it is packed. */
export const ODD_CONTAINERS: readonly OddStream[] = [...FLV_CASES, ...TS_CASES]
