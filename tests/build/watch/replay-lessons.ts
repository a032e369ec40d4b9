import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import type { Frame } from '../../../src/core/picture/frame.ts'
import { type PicturePrint, printOfPicture } from '../../../src/core/replay/air-print.ts'
import { type AirScene, addSample } from '../../../src/core/replay/air-scenes.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'

const run = promisify(execFile)

const WIDTH = 640
const HEIGHT = 360

type Painter = (x: number, y: number, width: number, height: number, shade: number) => void

function painted(draw: (fill: Painter) => void, paper: number): Frame {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3).fill(paper)
  draw((x, y, width, height, shade) => {
    for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row += 1) {
      const from = (row * WIDTH + Math.max(0, x)) * 3
      rgb.fill(shade, from, (row * WIDTH + Math.min(WIDTH, x + width)) * 3)
    }
  })
  return { width: WIDTH, height: HEIGHT, rgb }
}

/** Characters as blocks of strokes: 22 pixels square, a few strokes each. */
function character(fill: Painter, random: () => number, x: number, y: number): void {
  for (let stroke = 0; stroke < 5; stroke += 1) {
    const flat = random() < 0.5
    const at = Math.floor(random() * 18)
    fill(x + (flat ? 1 : at), y + (flat ? at : 1), flat ? 18 : 2, flat ? 2 : 18, 20)
  }
}

/** A slide of a deck: every slide of one `template` has the same head, margin and paper; lines of writing differ. */
export function slide(seed: number, template = 1): Frame {
  const random = randomFrom(seed * 7_919 + 13)
  const look = randomFrom(template * 104_729)
  const paper = 225 + Math.floor(look() * 30)
  const head = 60 + Math.floor(look() * 120)
  return painted((fill) => {
    fill(0, 0, WIDTH, 44, head)
    fill(0, 344, WIDTH, 16, head)
    const lines = 3 + Math.floor(random() * 5)
    for (let line = 0; line < lines; line += 1) {
      const indent = 30 + Math.floor(random() * 3) * 40
      const length = 4 + Math.floor(random() * 18)
      for (let i = 0; i < length; i += 1) {
        character(fill, random, indent + i * 24, 62 + line * 36)
      }
    }
    if (random() < 0.4) {
      const [x, y] = [340 + Math.floor(random() * 160), 90 + Math.floor(random() * 120)]
      const size = 70 + Math.floor(random() * 60)
      fill(x, y, size, size, 130 + Math.floor(random() * 60))
    }
  }, paper)
}

export const blackPicture = (): Frame => painted(() => {}, 2)

/** A picture and for how long it stands. */
export type Part = { readonly picture: Frame; readonly seconds: number }
export type Lesson = readonly Part[]

/** Slides that each stand for 20 to 70 seconds, as a teacher takes her time. `pace` makes another teacher of her. */
export function lesson(deck: number, slides: number, pace = deck, template = 1): Lesson {
  const random = randomFrom(pace * 31 + 7)
  return Array.from({ length: slides }, (_, i) => ({
    picture: slide(deck * 1_000 + i, template),
    seconds: 20 + Math.floor(random() * 50),
  }))
}

export const lengthOf = (parts: Lesson): number =>
  parts.reduce((sum, part) => sum + part.seconds, 0)

/** The lesson from that second on. */
export function from(parts: Lesson, second: number): Lesson {
  let left = second
  return parts.flatMap((part) => {
    const cut = Math.min(left, part.seconds)
    left -= cut
    return part.seconds > cut ? [{ ...part, seconds: part.seconds - cut }] : []
  })
}

/** What is on at that second; `null` when it is over. */
export function pictureAt(parts: Lesson, second: number): Frame | null {
  let begin = 0
  for (const part of parts) {
    if (second < begin + part.seconds) return part.picture
    begin += part.seconds
  }
  return null
}

const ppm = ({ width, height, rgb }: Frame): Uint8Array =>
  Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), rgb])

const encode = async (words: readonly string[]): Promise<void> => {
  await run(ffmpeg.path, ['-v', 'error', '-y', ...words], { maxBuffer: 1e6 })
}

/** Makes a real video of the lesson, a picture a second. */
export async function film(parts: Lesson, folder: string, name: string): Promise<string> {
  const slides = `${folder}/${name}-slides`
  await mkdir(slides, { recursive: true })
  const list: string[] = []
  for (const [i, part] of parts.entries()) {
    await writeFile(`${slides}/${i}.ppm`, ppm(part.picture))
    list.push(`file '${i}.ppm'\nduration ${part.seconds}`)
  }
  await writeFile(`${slides}/list.txt`, `${list.join('\n')}\nfile '${parts.length - 1}.ppm'\n`)
  const file = `${folder}/${name}.mp4`
  const input = ['-f', 'concat', '-i', `${slides}/list.txt`, '-t', String(lengthOf(parts))]
  const codec = '-r 1 -c:v libx264 -preset ultrafast -crf 23 -g 10 -pix_fmt yuv420p'.split(' ')
  await encode([...input, ...codec, file])
  return file
}

/** The film as somebody puts it on air again: another size, a low bit rate, begun at another second. */
export async function sentAgain(
  file: string,
  into: string,
  change: { readonly size: string; readonly bitRate: string; readonly fromSecond: number },
): Promise<string> {
  const codec = `-vf scale=${change.size} -c:v libx264 -preset ultrafast -b:v ${change.bitRate} -g 30`
  await encode(['-ss', String(change.fromSecond), '-i', file, ...codec.split(' '), into])
  return into
}

/** Frames of a film at these seconds' distance, decoded at `width` × `height`. */
export async function framesOf(
  file: string,
  width: number,
  height: number,
  every: number,
): Promise<readonly Frame[]> {
  const words = ['-v', 'error', '-i', file, '-vf', `fps=1/${every}:round=down`]
  const { stdout } = await run(
    ffmpeg.path,
    [...words, '-s', `${width}x${height}`, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    { encoding: 'buffer', maxBuffer: 1e9 },
  )
  const size = width * height * 3
  return Array.from({ length: Math.floor(stdout.length / size) }, (_, i) => ({
    width,
    height,
    rgb: new Uint8Array(stdout.subarray(i * size, (i + 1) * size)),
  }))
}

export type Shot = { readonly second: number; readonly frame: Frame }

const prints = new WeakMap<Frame, PicturePrint>()

/** A slide that stands is the same object at every look: printing it once is enough. */
function printOf(frame: Frame): PicturePrint {
  const print = prints.get(frame) ?? printOfPicture(frame)
  prints.set(frame, print)
  return print
}

/** A session as a watch remembers it. */
export function scenesOf(shots: readonly Shot[]): readonly AirScene[] {
  const scenes: AirScene[] = []
  for (const { second, frame } of shots) {
    const { hash, telling } = printOf(frame)
    const sample = { second, picture: hash, telling, words: null }
    const { scene, isNew } = addSample(scenes.at(-1) ?? null, sample)
    if (!isNew) scenes.pop()
    scenes.push(scene)
  }
  return scenes
}

/** Looks at a lesson every few seconds without making a film of it; some looks fail. */
export function watched(
  parts: Lesson,
  change: { readonly every?: number; readonly lost?: number; readonly seed?: number } = {},
): readonly AirScene[] {
  const { every = 5, lost = 0, seed = 1 } = change
  const random = randomFrom(seed)
  const shots: Shot[] = []
  const first = random() * every
  for (let second = first; second < lengthOf(parts); second += every) {
    const frame = pictureAt(parts, second)
    if (frame !== null && random() >= lost) shots.push({ second: second - first, frame })
  }
  return scenesOf(shots)
}
