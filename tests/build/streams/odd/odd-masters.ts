import { bytes } from '../stream-server.ts'
import { direct, liveRoom, type OddStream, seen } from './odd-stream.ts'

const text = (...lines: readonly string[]) =>
  bytes(lines.join('\n'), 'application/vnd.apple.mpegurl')

/** A master playlist; rooms by name, with lines for each. */
const master = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  lines: readonly string[],
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) => {
    for (const media of ['plain', 'reading', 'audio-ts']) {
      liveRoom({ ...world, folder: `${world.folder}/${media}` }, { entries: [{ media }] })
    }
    return world.server.serve(`${world.folder}/master.m3u8`, text('#EXTM3U', ...lines))
  },
})

const variant = (attributes: string, uri: string): readonly string[] => [
  `#EXT-X-STREAM-INF:${attributes}`,
  uri,
]
const SMALL = variant(
  'BANDWIDTH=400000,RESOLUTION=320x180,CODECS="avc1.42c01e,mp4a.40.2"',
  'plain/live.m3u8',
)
const READABLE = variant(
  'BANDWIDTH=1400000,RESOLUTION=960x540,CODECS="avc1.4d401f"',
  'reading/live.m3u8',
)
const SOUND = variant('BANDWIDTH=64000,CODECS="mp4a.40.2"', 'audio-ts/live.m3u8')
const GONE = variant('BANDWIDTH=1400000,RESOLUTION=960x540', 'nowhere/live.m3u8')

/** Playlists of playlists. */
export const ODD_MASTERS: readonly OddStream[] = [
  master('renditions, one of them fit to read', '多码率，取可读的最小一路', seen(960, 540), [
    ...SMALL,
    ...SOUND,
    ...READABLE,
  ]),
  master('a rendition of sound alone beside one with pictures', '混有纯音频的多码率', seen(), [
    ...SOUND,
    ...SMALL,
  ]),
  master('the rendition to read is gone', '首选码率 404，退到其他码率', seen(), [
    ...GONE,
    ...SMALL,
  ]),
  master('lists of key pictures only beside renditions', '含仅关键帧列表的主播放列表', seen(), [
    '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=10000,RESOLUTION=960x540,URI="nowhere.m3u8"',
    ...SMALL,
  ]),
  master('renditions without any attribute that helps', '没有分辨率和编码说明的多码率', seen(), [
    ...variant('BANDWIDTH=1', 'plain/live.m3u8'),
  ]),
  master('sound in a group of its own', '音频单独成组', seen(), [
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="中文",URI="audio-ts/live.m3u8"',
    ...variant('BANDWIDTH=400000,RESOLUTION=320x180,AUDIO="a"', 'plain/live.m3u8'),
  ]),
  master('renditions of sound only', '只有音频的多码率', 'audio-only', SOUND),
  {
    name: 'a master playlist in a master playlist',
    chinese: '主播放列表套主播放列表',
    expected: seen(),
    address: (world) => {
      liveRoom(world, { entries: [{ media: 'plain' }] })
      world.server.serve(
        `${world.folder}/inner.m3u8`,
        text('#EXTM3U', ...variant('BANDWIDTH=5', 'live.m3u8')),
      )
      return world.server.serve(
        `${world.folder}/outer.m3u8`,
        text('#EXTM3U', ...variant('BANDWIDTH=5', 'inner.m3u8')),
      )
    },
  },
  direct(
    'a master playlist that leads to itself',
    '指向自身的主播放列表',
    'redirect-loop',
    'loop.m3u8',
    () => text('#EXTM3U', ...variant('BANDWIDTH=5', 'loop.m3u8')),
  ),
]
