import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { type MadeSlide, madeSlides } from '../slides/made-slides.ts'
import { renderSlides } from '../slides/render-slides.ts'

/** What a room shows: how many pictures, for how many seconds each, before it begins again. */
const DECKS = {
  /** One picture, of no lesson. */
  standing: { slides: 1, seconds: 60, lesson: false },
  'slide-a-minute': { slides: 4, seconds: 60, lesson: true },
  'slide-each-20s': { slides: 12, seconds: 20, lesson: true },
  /** A class of painting that turns its pages: clean, and so a calm room. */
  'calm-slide-each-20s': { slides: 12, seconds: 20, lesson: false },
  /** Each look of a watch brings another. */
  'slide-each-look': { slides: 40, seconds: 4, lesson: true },
} as const
export type DeckName = keyof typeof DECKS
/** In the order in which they are measured. */
export const DECK_NAMES = Object.keys(DECKS) as readonly DeckName[]

/** Slides of 1280 × 720 that differ from one to the next in words and look. */
function slidesOf(name: DeckName): readonly MadeSlide[] {
  const { slides, lesson } = DECKS[name]
  const wide = madeSlides().filter(({ width }) => width === 1_280)
  const fit = wide.filter((slide) => slide.name.startsWith('painting') !== lesson)
  // 37 shares no factor with their number, so that neighbours are of other texts and styles.
  return Array.from({ length: slides }, (_, n) => fit[(n * 37) % fit.length]).filter(
    (slide) => slide !== undefined,
  )
}

/** As of a camera: no two keyframes have the same bytes, so that a picture that stands has to be looked at. */
const NOISE = 'noise=alls=2:allf=t'

function encode(folder: string, pictures: readonly string[], seconds: number): void {
  const shown = pictures.map((file) => `file '${file}'\nduration ${seconds}\n`)
  // The last picture lasts no longer than a moment unless it is named once more.
  const list = [...shown, `file '${pictures.at(-1)}'\n`].join('')
  const recipe = [
    ...['-v', 'error', '-f', 'concat', '-safe', '0', '-protocol_whitelist', 'file,pipe'],
    ...['-i', 'pipe:0', '-t', String(pictures.length * seconds)],
    ...['-vf', `fps=10,${NOISE},format=yuv420p`, '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-b:v', '1500k', '-maxrate', '1500k', '-bufsize', '3000k', '-g', '20'],
    ...['-f', 'hls', '-hls_time', '4', '-hls_list_size', '0'],
    ...['-hls_segment_filename', join(folder, 'room%d.ts'), join(folder, 'room.m3u8')],
  ]
  const made = spawnSync(ffmpeg.path, recipe, { input: list })
  if (made.status !== 0) throw new Error(made.stderr.toString())
}

/** A folder of segments of four seconds, 1.5 Mbit/s as studios send them: H.264 at ten pictures, a keyframe each two seconds. */
export async function makeDeck(name: DeckName, scratch: string): Promise<string> {
  const folder = join(scratch, name)
  await mkdir(folder)
  const pictures: string[] = []
  await renderSlides(slidesOf(name), folder, async (_, png) => {
    const file = join(folder, `${pictures.length}.png`)
    await writeFile(file, png)
    pictures.push(file)
  })
  encode(folder, pictures, DECKS[name].seconds)
  return folder
}
