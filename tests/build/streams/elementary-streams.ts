import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import { MADE_SIZE } from './made-media.ts'

/** Pictures of a stream, each as its NAL units without start codes. */
export type ElementaryStream = readonly (readonly Uint8Array[])[]

const RECIPES = {
  h264: '-c:v libx264 -preset ultrafast -bf 2 -pix_fmt yuv420p -g 25 -x264-params aud=0:slices=2 -f h264',
  hevc: '-c:v libx265 -preset ultrafast -x265-params log-level=error:keyint=25 -pix_fmt yuv420p -f hevc',
}

/** The units between start codes (H.264 annex B). */
function unitsIn(bytes: Buffer): readonly Uint8Array[] {
  const starts: number[] = []
  for (let at = bytes.indexOf('000001', 0, 'hex'); at >= 0; ) {
    starts.push(at)
    at = bytes.indexOf('000001', at + 3, 'hex')
  }
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? bytes.length
    const unit = bytes.subarray(start + 3, end)
    // The longer start code begins with one more zero, which no unit ends in.
    return end < bytes.length && unit.at(-1) === 0 ? unit.subarray(0, -1) : unit
  })
}

/** Whether a unit is the first slice of a picture: its first bit behind the header is set in both codecs. */
const opensPicture = (codec: 'h264' | 'hevc', unit: Uint8Array): boolean => {
  const [first = 0] = unit
  const type = codec === 'h264' ? first & 0x1f : (first >> 1) & 0x3f
  const slice = codec === 'h264' ? type >= 1 && type <= 5 : type <= 31
  return slice && ((unit[codec === 'h264' ? 1 : 2] ?? 0) & 0x80) !== 0
}

/** Two seconds of a test picture with a keyframe a second, made with ffmpeg. */
export async function makeElementary(
  processes: ChildProcesses,
  codec: 'h264' | 'hevc',
  size: { readonly width: number; readonly height: number } = MADE_SIZE,
): Promise<ElementaryStream> {
  const folder = await mkdtemp(join(tmpdir(), 'made-elementary-'))
  try {
    const file = join(folder, codec)
    const picture = `-f lavfi -i testsrc2=size=${size.width}x${size.height}:rate=25 -t 2`
    const words = `-v error -y ${picture} ${RECIPES[codec]}`.split(' ')
    const exit = await processes.start(ffmpeg.path, [...words, file], {
      budget: seconds(60),
      maximumOutputBytes: 1_000,
    }).exited
    if (exit.code !== 0) throw new Error(`cannot make ${codec}: ${exit.stderrTail}`)
    const pictures: Uint8Array[][] = []
    let before: Uint8Array[] = []
    for (const unit of unitsIn(await readFile(file))) {
      const [first = 0] = unit
      const slice = codec === 'h264' ? (first & 0x1f) <= 5 : ((first >> 1) & 0x3f) <= 31
      if (!slice) before.push(unit)
      else if (opensPicture(codec, unit)) {
        pictures.push([...before, unit])
        before = []
      } else pictures.at(-1)?.push(unit)
    }
    return pictures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
