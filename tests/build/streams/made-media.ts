import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import { madeOnce } from '../made-once.ts'

/** Picture size of everything made here, unless it says otherwise. */
export const MADE_SIZE = { width: 320, height: 180 }

export type MadeMedia = {
  /** Two seconds each, all beginning with a keyframe, H.264 and AAC. */
  readonly segments: readonly Uint8Array[]
  readonly initSection: Uint8Array
  readonly fragments: readonly Uint8Array[]
  readonly flv: Uint8Array
  readonly mp4IndexLast: Uint8Array
  readonly audioFlv: Uint8Array
  readonly audioSegment: Uint8Array
  /** Two seconds each of plain AAC, twice as high as the others. */
  readonly plainSound: readonly Uint8Array[]
  /** Six seconds of G.711, 8 kHz. */
  readonly telephoneSound: Uint8Array
  readonly blackSegment: Uint8Array
  readonly portraitSegment: Uint8Array
  readonly h265Segment: Uint8Array
}

const PICTURE = `-f lavfi -i testsrc2=size=${MADE_SIZE.width}x${MADE_SIZE.height}:rate=25`
const TONE = '-f lavfi -i sine=frequency=440:sample_rate=44100'
const H264 = '-c:v libx264 -preset ultrafast -bf 2 -pix_fmt yuv420p -g 50 -keyint_min 50'
const AAC = '-c:a aac -b:a 32k'

const RECIPES: Readonly<Record<string, string>> = {
  'room.m3u8': `${PICTURE} ${TONE} -t 8 ${H264} ${AAC} -f hls -hls_time 2 -hls_segment_filename DIR/room%d.ts`,
  'fmp4.m3u8': `${PICTURE} ${TONE} -t 4 ${H264} ${AAC} -f hls -hls_time 2 -hls_segment_type fmp4 -hls_segment_filename DIR/part%d.m4s`,
  'room.flv': `${PICTURE} ${TONE} -t 4 ${H264} ${AAC} -f flv`,
  'room.mp4': `${PICTURE} -t 4 ${H264} -f mp4`,
  'audio.flv': `${TONE} -t 6 ${AAC} -f flv`,
  'audio.ts': `${TONE} -t 2 ${AAC} -f mpegts`,
  'high%d.aac': `${TONE.replace('440', '880')} -t 8 ${AAC} -f segment -segment_time 2 -segment_format adts`,
  'telephone.raw': `${TONE} -t 6 -ac 1 -ar 8000 -c:a pcm_mulaw -f mulaw`,
  'black.ts': `-f lavfi -i color=black:size=320x180:rate=25 -t 1 ${H264} -f mpegts`,
  'portrait.ts': `-f lavfi -i testsrc2=size=270x480:rate=25 -t 1 ${H264} -f mpegts`,
  'h265.ts': `${PICTURE} -t 1 -c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p -f mpegts`,
}

async function cook(processes: ChildProcesses, folder: string): Promise<void> {
  for (const [name, recipe] of Object.entries(RECIPES)) {
    const words = `-v error -y ${recipe}`.replaceAll('DIR', folder).split(' ')
    const exit = await processes.start(ffmpeg.path, [...words, join(folder, name)], {
      budget: seconds(60),
      maximumOutputBytes: 1_000,
    }).exited
    if (exit.code !== 0) throw new Error(`cannot make ${name}: ${exit.stderrTail}`)
  }
}

/** Makes small real media with ffmpeg: a second or two of work, kept in memory. */
export async function makeMedia(processes: ChildProcesses): Promise<MadeMedia> {
  const recipe = JSON.stringify([ffmpeg.version, RECIPES])
  const folder = await madeOnce('media', recipe, (making) => cook(processes, making))
  const read = async (name: string): Promise<Uint8Array> => readFile(join(folder, name))
  const numbered = async (pattern: RegExp): Promise<Uint8Array[]> => {
    const names = (await readdir(folder)).filter((name) => pattern.test(name)).toSorted()
    return Promise.all(names.map(read))
  }
  return {
    segments: await numbered(/^room\d\.ts$/),
    initSection: await read('init.mp4'),
    fragments: await numbered(/^part\d\.m4s$/),
    flv: await read('room.flv'),
    mp4IndexLast: await read('room.mp4'),
    audioFlv: await read('audio.flv'),
    audioSegment: await read('audio.ts'),
    telephoneSound: await read('telephone.raw'),
    plainSound: await numbered(/^high\d\.aac$/),
    blackSegment: await read('black.ts'),
    portraitSegment: await read('portrait.ts'),
    h265Segment: await read('h265.ts'),
  }
}

/** A fraction of a second of 4K in a transport stream. */
export async function makeUhdSegment(processes: ChildProcesses): Promise<Uint8Array> {
  const recipe = `-f lavfi -i testsrc2=size=3840x2160:rate=25 -t 0.12 ${H264} -f mpegts`
  const exit = await processes.start(ffmpeg.path, ['-v', 'error', ...recipe.split(' '), '-'], {
    budget: seconds(60),
    maximumOutputBytes: 20_000_000,
  }).exited
  if (exit.code !== 0) throw new Error(`cannot make 4K: ${exit.stderrTail}`)
  return exit.stdout
}
