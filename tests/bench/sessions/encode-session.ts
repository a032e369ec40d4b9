import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { parsePpm } from '../../../src/adapters/media/ffmpeg/ppm.ts'
import type { Frame } from '../../../src/core/picture/frame.ts'

/** Each screen stands this long, and is sampled this often, as a watched room is. */
export const SCREEN_SECONDS = 10
export const SAMPLE_SECONDS = 5
const FRAME_RATE = 5

function run(args: readonly string[], input?: Uint8Array): Uint8Array {
  const result = spawnSync(ffmpeg.path, ['-v', 'error', ...args], {
    ...(input === undefined ? {} : { input }),
    maxBuffer: 1 << 29,
  })
  if (result.stdout.length === 0) throw new Error(`ffmpeg: ${result.stderr.toString()}`)
  return result.stdout
}

/** The screens as one H.264 stream of that bit rate, and what a viewer samples of it. */
export async function sampledThroughStream(
  pngs: readonly Uint8Array[],
  bitRate: string,
  folder: string,
): Promise<readonly Frame[]> {
  // The last one twice: the encoder shows the last picture for one frame only.
  for (const [i, png] of [...pngs, ...pngs.slice(-1)].entries()) {
    await writeFile(join(folder, `screen-${i}.png`), png)
  }
  const rate = ['-b:v', bitRate, '-maxrate', bitRate, '-bufsize', bitRate]
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '25', ...rate]
  const pattern = join(folder, 'screen-%d.png')
  const shown = `fps=${FRAME_RATE},format=yuv420p`
  const source = ['-framerate', `1/${SCREEN_SECONDS}`, '-i', pattern, '-vf', shown]
  const stream = run([
    ...source,
    ...codec,
    '-t',
    `${SCREEN_SECONDS * pngs.length}`,
    '-f',
    'mpegts',
    '-',
  ])
  const pictures = run(
    ['-i', '-', '-vf', `fps=1/${SAMPLE_SECONDS}`, '-f', 'image2pipe', '-c:v', 'ppm', '-'],
    stream,
  )
  return framesOf(pictures)
}

function framesOf(pictures: Uint8Array): readonly Frame[] {
  const frames: Frame[] = []
  for (let rest = pictures; rest.length > 0; ) {
    const frame = parsePpm(rest)
    if (frame === null) throw new Error('ffmpeg gave no picture')
    frames.push(frame)
    const header = rest.length - rest.subarray(headerLength(rest)).length
    rest = rest.subarray(header + frame.width * frame.height * 3)
  }
  return frames
}

/** `P6`, width, height and maximum, each ended by one blank. */
function headerLength(ppm: Uint8Array): number {
  let blanks = 0
  let at = 0
  for (; blanks < 4; at += 1) if ((ppm[at] ?? 32) <= 32) blanks += 1
  return at
}
