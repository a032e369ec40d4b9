import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import type { Answer } from './stream-server.ts'

export const RECORDED_SECONDS = 6
/** Red for two seconds, then green, then blue: which third a picture is of is seen by its colour. */
const THIRDS =
  '-f lavfi -i color=red:size=192x108:rate=10:duration=2 -f lavfi -i color=green:size=192x108:rate=10:duration=2 -f lavfi -i color=blue:size=192x108:rate=10:duration=2 -filter_complex [0][1][2]concat=n=3'
const H264 = '-c:v libx264 -preset ultrafast -bf 2 -pix_fmt yuv420p'

const RECIPES = {
  /** One keyframe only, B-frames and with them an edit list, the index at the end. */
  'index-last.mp4': `${THIRDS} ${H264} -g 600`,
  'index-first.mp4': `${THIRDS} ${H264} -g 20 -movflags +faststart`,
  'lesson.mov': `${THIRDS} ${H264} -g 20`,
  'lesson.mkv': `${THIRDS} ${H264} -g 20`,
  'lesson.webm': `${THIRDS} -c:v libvpx -deadline realtime -g 20`,
  'lesson.avi': `${THIRDS} -c:v mpeg4 -g 20`,
  'lesson.wmv': `${THIRDS} -c:v wmv2 -g 20`,
  'lesson.mpg': `${THIRDS} -c:v mpeg2video -r 25 -g 20`,
  'lesson.flv': `${THIRDS} ${H264} -g 20`,
  'lesson.ts': `${THIRDS} ${H264} -g 20`,
} as const

export type RecordedName = keyof typeof RECIPES
export const RECORDED_NAMES = Object.keys(RECIPES) as readonly RecordedName[]

async function make(processes: ChildProcesses, args: readonly string[]): Promise<void> {
  const exit = await processes.start(ffmpeg.path, ['-v', 'error', '-y', ...args], {
    budget: seconds(60),
    maximumOutputBytes: 1_000,
  }).exited
  if (exit.code !== 0) throw new Error(`cannot make ${args.at(-1)}: ${exit.stderrTail}`)
}

export type MadeRecordings = {
  readonly files: Readonly<Record<RecordedName, Uint8Array>>
  /** Wide pictures that the track header says to turn upright. */
  readonly turned: Uint8Array
  /** The transport stream in two-second pieces. */
  readonly segments: readonly Uint8Array[]
}

/** Short recordings in the containers that links lead to. */
export async function makeRecordings(processes: ChildProcesses): Promise<MadeRecordings> {
  const folder = await mkdtemp(join(tmpdir(), 'made-recordings-'))
  const at = (name: string): string => join(folder, name)
  try {
    for (const [name, recipe] of Object.entries(RECIPES)) {
      await make(processes, [...recipe.split(' '), at(name)])
    }
    const copy = ['-i', at('index-first.mp4'), '-c', 'copy']
    await make(processes, [...copy, '-metadata:s:v:0', 'rotate=90', at('turned.mp4')])
    const hls = ['-f', 'hls', '-hls_time', '2', '-hls_list_size', '0']
    await make(processes, ['-i', at('lesson.ts'), '-c', 'copy', ...hls, at('list.m3u8')])
    const read = async (name: string): Promise<Uint8Array> => await readFile(at(name))
    const files = await Promise.all(
      RECORDED_NAMES.map(async (name) => [name, await read(name)] as const),
    )
    return {
      files: Object.fromEntries(files) as MadeRecordings['files'],
      turned: await read('turned.mp4'),
      segments: await Promise.all([0, 1, 2].map((piece) => read(`list${piece}.ts`))),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** As file servers answer: any range that is asked for. */
export const byRanges =
  (file: Uint8Array): Answer =>
  (request, response) => {
    const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    if (from === undefined) {
      response.writeHead(200, { 'accept-ranges': 'bytes', 'content-length': file.length }).end(file)
      return
    }
    const last = to === undefined || to === '' ? file.length - 1 : Number(to)
    response
      .writeHead(206, {
        'content-length': last - Number(from) + 1,
        'content-range': `bytes ${from}-${last}/${file.length}`,
      })
      .end(file.subarray(Number(from), last + 1))
  }

/** A server that knows no ranges, and names the length or not. */
export const withoutRanges =
  (file: Uint8Array, named: boolean): Answer =>
  (_, response) => {
    response.writeHead(200, named ? { 'content-length': file.length } : {}).end(file)
  }

/** A playlist over the pieces, named `0.ts` and so on beside it. */
export const playlistOf = (pieces: number, head: readonly string[], ended: boolean): string =>
  [
    '#EXTM3U',
    '#EXT-X-TARGETDURATION:2',
    ...head,
    ...Array.from({ length: pieces }, (_, piece) => `#EXTINF:2.0,\n${piece}.ts`),
    ...(ended ? ['#EXT-X-ENDLIST'] : []),
  ].join('\n')
