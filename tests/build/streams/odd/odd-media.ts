import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { seconds } from '../../../../src/core/time/duration.ts'
import type { ChildProcesses } from '../../../../src/ports/child-processes.ts'

export type OddMedia = {
  /** What was made under a name; throws for one that was not. */
  bytes(name: string): Buffer
}

/** A moving test picture with corners in red, green, blue and white, `size` as W×H. */
const picture = (size = '320x180', rest = ''): string => {
  const box = (x: string, y: string, colour: string): string =>
    `drawbox=x=${x}:y=${y}:w=iw/3:h=ih/3:color=${colour}:t=fill`
  const corners = [
    box('0', '0', 'red'),
    box('iw*2/3', '0', 'lime'),
    box('0', 'ih*2/3', 'blue'),
    box('iw*2/3', 'ih*2/3', 'white'),
  ].join(',')
  return `-f lavfi -i testsrc2=size=${size}:rate=25,${corners}${rest}`
}

const TONE = '-f lavfi -i sine=frequency=440:sample_rate=44100'
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 25'
const H265 = '-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p'
const AAC = '-c:a aac -b:a 32k'
const TS = '-f mpegts'
const FRAGMENTED = '-movflags frag_keyframe+empty_moov+default_base_moof -f mp4'

/** Arguments by name; what stands in braces is replaced by the file of an earlier recipe. */
const RECIPES: Readonly<Record<string, string>> = {
  plain: `${picture()} ${TONE} -t 2 ${H264} ${AAC} ${TS}`,
  large: `${picture('640x360')} -t 1 ${H264} ${TS}`,
  reading: `${picture('960x540')} -t 0.4 ${H264} ${TS}`,
  'b-frames': `${picture()} -t 2 -c:v libx264 -preset veryfast -bf 4 -b_strategy 0 -g 50 -pix_fmt yuv420p ${TS}`,
  'long-gop': `${picture()} -t 12 ${H264} -g 1000 -keyint_min 1000 -sc_threshold 0 ${TS}`,
  'hevc-ts': `${picture()} -t 1 ${H265} ${TS}`,
  'hevc-fmp4': `${picture()} -t 1 ${H265} -tag:v hvc1 ${FRAGMENTED}`,
  'hev1-fmp4': `${picture()} -t 1 ${H265} -tag:v hev1 ${FRAGMENTED}`,
  'hevc-annexb': `${picture()} -t 1 ${H265} -f hevc`,
  'av1-fmp4': `${picture('160x90')} -t 0.2 -c:v libaom-av1 -strict experimental -cpu-used 8 -pix_fmt yuv420p ${FRAGMENTED}`,
  'av1-ivf': `${picture('160x90')} -t 0.2 -c:v libaom-av1 -strict experimental -cpu-used 8 -pix_fmt yuv420p -f ivf`,
  'vp9-ivf': `${picture()} -t 0.4 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p -f ivf`,
  'vp9-fmp4': `${picture()} -t 1 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p ${FRAGMENTED}`,
  'h264-fmp4': `${picture()} ${TONE} -t 2 ${H264} ${AAC} ${FRAGMENTED}`,
  'mjpeg-fmp4': `${picture()} -t 0.4 -c:v mjpeg ${FRAGMENTED}`,
  'mjpeg-parts': `${picture()} -t 1 -c:v mjpeg -f mpjpeg`,
  'vp8-webm': `${picture()} -t 1 -c:v libvpx -deadline realtime -cpu-used 8 -f webm`,
  'alpha-webm': `${picture('320x180', ',format=yuva420p')} -t 1 -c:v libvpx-vp9 -auto-alt-ref 0 -deadline realtime -cpu-used 8 -f webm`,
  'alpha-mov': `${picture('320x180', ',format=argb')} -t 0.4 -c:v qtrle -movflags frag_keyframe+empty_moov -f mov`,
  'mpeg2-ts': `${picture()} -t 1 -c:v mpeg2video -b:v 900k ${TS}`,
  'mpeg2-interlaced': `${picture()} -t 1 -c:v mpeg2video -flags +ilme+ildct -b:v 900k ${TS}`,
  interlaced: `${picture('320x192')} -t 1 ${H264} -x264-params interlaced=1:tff=1 ${TS}`,
  '444-odd-size': `${picture('642x362', ',format=yuv444p,scale=321:181')} -t 1 -c:v libx264 -preset ultrafast -pix_fmt yuv444p ${TS}`,
  'ten-bit': `${picture()} -t 1 -c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le ${TS}`,
  'odd-size': `${picture('322x182')} -t 1 ${H264} ${TS}`,
  uhd: `${picture('3840x2160')} -t 0.12 ${H264} ${TS}`,
  tiny: `${picture('48x32')} -t 1 ${H264} ${TS}`,
  portrait: `${picture('180x320')} -t 1 ${H264} ${TS}`,
  anamorphic: `${picture('320x180', ',setsar=2/1')} -t 1 ${H264} ${TS}`,
  'one-per-second': `${picture()} -t 3 -r 1 ${H264} ${TS}`,
  'full-range': `${picture('320x180', ',format=yuvj420p')} -t 1 -c:v libx264 -preset ultrafast -pix_fmt yuvj420p ${TS}`,
  upright: `${picture()} -t 1 ${H264} -f mp4`,
  'mp4-index-first': `${picture()} -t 1 ${H264} -movflags faststart -f mp4`,
  rotated: `-i {upright} -c copy -metadata:s:v rotate=90 ${FRAGMENTED}`,
  'upside-down': `-i {upright} -c copy -metadata:s:v rotate=180 ${FRAGMENTED}`,
  cenc: `${picture()} -t 1 ${H264} -encryption_scheme cenc-aes-ctr -encryption_key 00112233445566778899aabbccddeeff -encryption_kid 00112233445566778899aabbccddeeff ${FRAGMENTED}`,
  'without-parameters': `${picture()} -t 2 ${H264} -bsf:v filter_units=remove_types=7-8 ${TS}`,
  'times-wrap': `${picture()} -t 2 ${H264} -output_ts_offset 95442 ${TS}`,
  'times-late': `${picture()} -t 1 ${H264} -output_ts_offset 80000 ${TS}`,
  'times-early': `${picture('640x360')} -t 1 ${H264} -output_ts_offset 5 ${TS}`,
  programs: `${picture()} -f lavfi -i color=black:size=64x64:rate=25 ${TONE} -t 1 -map 0:v -map 1:v -map 2:a ${H264} ${AAC} -program title=A:st=0:st=2 -program title=B:st=1 ${TS}`,
  m2ts: `${picture()} -t 1 ${H264} -mpegts_m2ts_mode 1 ${TS}`,
  flv: `${picture()} ${TONE} -t 2 ${H264} ${AAC} -f flv`,
  'flv-large': `${picture('640x360')} -t 1 ${H264} -f flv`,
  'flv-long-gop': `${picture()} -t 12 ${H264} -g 250 -keyint_min 250 -sc_threshold 0 -f flv`,
  'flv-late': `${picture()} -t 1 ${H264} -output_ts_offset 90000 -f flv`,
  'flv-old-codec': `${picture()} -t 1 -c:v flv1 -b:v 800k -f flv`,
  'audio-ts': `${TONE} -t 2 ${AAC} ${TS}`,
  'audio-flv': `${TONE} -t 6 ${AAC} -f flv`,
  'audio-adts': `${TONE} -t 3 ${AAC} -f adts`,
  'audio-mp3': `${TONE} -t 3 -c:a libmp3lame -f mp3`,
  'audio-fmp4': `${TONE} -t 2 ${AAC} ${FRAGMENTED}`,
  black: `-f lavfi -i color=black:size=320x180:rate=25 -t 1 ${H264} ${TS}`,
  'black-flv': `-f lavfi -i color=black:size=320x180:rate=25 -t 1 ${H264} -f flv`,
  slide: `-f lavfi -i color=0x305080:size=320x180:rate=25,drawbox=x=0:y=0:w=160:h=90:color=white:t=fill -t 1 ${H264} -output_ts_offset 5000 ${TS}`,
  'slide-later': `-f lavfi -i color=0x305080:size=320x180:rate=25,drawbox=x=0:y=0:w=160:h=90:color=white:t=fill -t 1 ${H264} -output_ts_offset 5090 ${TS}`,
  picture: `${picture()} -frames:v 1 -f image2pipe -c:v png`,
}

/** Makes every odd medium with ffmpeg: a few seconds of work, kept in memory. */
export async function makeOddMedia(processes: ChildProcesses): Promise<OddMedia> {
  const folder = await mkdtemp(join(tmpdir(), 'odd-media-'))
  const made = new Map<string, Buffer>()
  try {
    for (const [name, recipe] of Object.entries(RECIPES)) {
      const words = recipe.split(' ').map((word) => word.replace(/^\{(.+)\}$/, `${folder}/$1`))
      const file = join(folder, name)
      const exit = await processes.start(ffmpeg.path, ['-v', 'error', '-y', ...words, file], {
        budget: seconds(60),
        maximumOutputBytes: 1_000,
      }).exited
      if (exit.code !== 0) throw new Error(`cannot make ${name}: ${exit.stderrTail}`)
      made.set(name, await readFile(file))
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return {
    bytes(name) {
      const found = made.get(name)
      if (found === undefined) throw new Error(`nothing was made under ${name}`)
      return found
    },
  }
}
