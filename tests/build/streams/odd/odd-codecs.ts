import { withAv1Configuration } from './mp4-surgery.ts'
import { direct, HEAD, hls, type OddStream, seen, segmentLines } from './odd-stream.ts'

/** A live playlist over one fragmented MP4, whose first part (up to `moof`) is the initialisation section. */
export const fragmented = (
  name: string,
  chinese: string,
  expected: OddStream['expected'],
  medium: string,
): OddStream => ({
  name,
  chinese,
  expected,
  address: (world) => {
    const made = world.media.bytes(medium)
    const file = medium === 'av1-fmp4' ? withAv1Configuration(made) : made
    const split = file.indexOf('moof') - 4
    const { server, folder } = world
    server.serve(`${folder}/init.mp4`, (_, response) => response.end(file.subarray(0, split)))
    const lines = segmentLines(world, [{ media: file.subarray(split) }])
    const text = [...HEAD, '#EXT-X-MEDIA-SEQUENCE:7', '#EXT-X-MAP:URI="init.mp4"', ...lines]
    return server.serve(`${folder}/live.m3u8`, (_, response) => response.end(text.join('\n')))
  },
})

/** What encoders send. */
export const ODD_CODECS: readonly OddStream[] = [
  hls('plain H.264 and AAC', '普通 H.264', seen(), 'plain'),
  hls('B-frames', '含 B 帧', seen(), 'b-frames'),
  hls('H.265 in a transport stream', 'TS 内 H.265', seen(320, 180, 'hevc'), 'hevc-ts'),
  fragmented(
    'H.265 in fragmented MP4 (hvc1)',
    '分片 MP4 内 H.265 (hvc1)',
    seen(320, 180, 'hevc'),
    'hevc-fmp4',
  ),
  fragmented(
    'H.265 in fragmented MP4 (hev1)',
    '分片 MP4 内 H.265 (hev1)',
    seen(320, 180, 'hevc'),
    'hev1-fmp4',
  ),
  fragmented('AV1 in fragmented MP4', '分片 MP4 内 AV1', seen(160, 90, 'av1'), 'av1-fmp4'),
  fragmented('VP9 in fragmented MP4', '分片 MP4 内 VP9', seen(320, 180, 'vp9'), 'vp9-fmp4'),
  fragmented('H.264 in fragmented MP4', '分片 MP4 内 H.264', seen(), 'h264-fmp4'),
  fragmented(
    'Motion JPEG in fragmented MP4',
    '分片 MP4 内 MJPEG',
    seen(320, 180, 'mjpeg'),
    'mjpeg-fmp4',
  ),
  hls('MPEG-2 video', 'MPEG-2 视频', seen(320, 180, 'mpeg2video'), 'mpeg2-ts'),
  hls('interlaced MPEG-2', '隔行 MPEG-2', seen(320, 180, 'mpeg2video'), 'mpeg2-interlaced'),
  hls('interlaced H.264', '隔行 H.264', seen(320, 192), 'interlaced'),
  hls('4:4:4 with an odd width and height', '4:4:4，奇数宽高', seen(321, 181), '444-odd-size'),
  hls('ten bit', '10 位色深', seen(320, 180, 'hevc'), 'ten-bit'),
  hls('full range colours', '全范围色彩', seen(), 'full-range'),
  hls('a size that is no multiple of sixteen', '非 16 倍数的尺寸', seen(322, 182), 'odd-size'),
  hls('4K', '4K 画面', seen(3840, 2160), 'uhd'),
  hls('a tiny picture', '极小画面', seen(48, 32), 'tiny'),
  hls('a portrait picture', '竖屏画面', seen(180, 320), 'portrait'),
  hls('pixels that are not square', '非方形像素', seen(), 'anamorphic'),
  hls('one frame a second', '每秒一帧', seen(), 'one-per-second'),
  fragmented(
    'a picture to be turned by 90° (display matrix)',
    '旋转 90° (显示矩阵)',
    seen(180, 320, 'h264', 'GWRB'),
    'rotated',
  ),
  fragmented(
    'a picture to be turned by 180°',
    '旋转 180°',
    seen(320, 180, 'h264', 'WBGR'),
    'upside-down',
  ),
  direct(
    'video with transparency, WebM',
    '带透明度的 WebM',
    seen(320, 180, 'vp9'),
    'a.webm',
    ({ media }) =>
      (_, response) =>
        response.end(media.bytes('alpha-webm')),
  ),
  direct(
    'video with transparency, QuickTime',
    '带透明度的 QuickTime',
    seen(320, 180, 'qtrle'),
    'a.mov',
    ({ media }) =>
      (_, response) =>
        response.end(media.bytes('alpha-mov')),
  ),
  direct(
    'VP8 in WebM that never ends',
    '不结束的 WebM (VP8)',
    seen(320, 180, 'vp8'),
    'live.webm',
    ({ media }) =>
      (_, response) =>
        void response.write(media.bytes('vp8-webm')),
  ),
  direct(
    'Motion JPEG in parts (multipart/x-mixed-replace)',
    '多段 MJPEG',
    seen(320, 180, 'mjpeg'),
    'cam',
    ({ media }) =>
      (_, response) => {
        response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace;boundary=ffmpeg' })
        response.write(media.bytes('mjpeg-parts'))
      },
  ),
]
