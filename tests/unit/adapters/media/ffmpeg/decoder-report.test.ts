import { describe, expect, it } from 'vitest'
import {
  lastComplaint,
  readDecoderReport,
  reasonOfFailure,
  withoutSecrets,
} from '../../../../../src/adapters/media/ffmpeg/decoder-report.ts'

const OF_2018 = `Input #0, mpegts, from 'pipe:0':
    Stream #0:0[0x100]: Video: h264 (High) ([27][0][0][0] / 0x001B), yuv420p(progressive), 1280x720 [SAR 1:1 DAR 16:9], 25 fps
    Stream #0:1[0x101]: Audio: aac (LC), 44100 Hz
Output #0, image2pipe, to 'pipe:1':
    Stream #0:0: Video: ppm, rgb24, 640x360`
const OF_TODAY = `Input #0, flv, from 'fd:':
  Stream #0:0: Video: hevc (Main), yuv420p(tv, bt709), 1920x1080, 30 fps, 30 tbr, 1k tbn
  Stream #0:1[0x2](und): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz`

describe('what ffmpeg says about its input', () => {
  it.each([
    [
      OF_2018,
      {
        videoCodec: 'h264',
        hasAudio: true,
        pictureMilliseconds: null,
        seconds: null,
        interlaced: false,
      },
    ],
    [
      OF_TODAY,
      {
        videoCodec: 'hevc',
        hasAudio: true,
        pictureMilliseconds: null,
        seconds: null,
        interlaced: false,
      },
    ],
    [
      '',
      {
        videoCodec: null,
        hasAudio: false,
        pictureMilliseconds: null,
        seconds: null,
        interlaced: false,
      },
    ],
  ])('is read from old and new builds', (stderr, report) => {
    expect(readDecoderReport(stderr)).toEqual(report)
  })

  it('names why there is no picture', () => {
    const sound =
      "Input #0, flv, from 'x':\n    Stream #0:0: Audio: aac\nStream map '0:v:0' matches no streams."
    expect(reasonOfFailure(sound, false)).toBe('audio-only')
    expect(reasonOfFailure(OF_2018, false)).toBe('decoder-failed')
    expect(reasonOfFailure(OF_2018, true)).toBe('timeout')
    expect(reasonOfFailure('rtmp://x: Connection refused', false)).toBe('refused')
  })

  it('is no description of a stream that is well', () => {
    const report =
      "Output #0, image2pipe, to 'pipe:1':\n  Metadata:\n    encoder         : Lavc58.42.100 ppm\n"
    expect(lastComplaint(`x: Operation timed out\n${report}`)).toBe('x: Operation timed out')
    expect(lastComplaint(report)).toBe('no message')
  })

  it('is repeated without the tokens and passwords of its addresses', () => {
    const line = 'cannot open rtmp://user:pw@live.example/app/x?token=abc'
    expect(lastComplaint(`${line}\nConversion failed!\n`)).toBe(
      'cannot open rtmp://live.example/app/x',
    )
    expect(withoutSecrets('https://a.example/b?c=d e')).toBe('https://a.example/b e')
  })
})
