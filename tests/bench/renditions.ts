import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import sharp from 'sharp'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { openReaders } from '../build/readers/readers.ts'
import { plainText } from './slides/character-errors.ts'

/**
 * Which rendition of a room to look at: made slides are encoded as a platform's ladder would have them, and the words
 * that must be read are counted in what comes out. Beside each its price: bytes of a 4 s segment, CPU of the decoder,
 * time of the recogniser. The rendition of the slide's own size is the yardstick. Prints one JSON document.
 * Run: node tests/bench/renditions.ts [--shares 1,0.6,0.4]
 */
const SLIDES = fileURLToPath(new URL('../fixtures/ocr/', import.meta.url))
/** Writing as on the slides, 20 to 40 pixels high at 720 lines; smaller: a sheet shown whole, a shared screen. */
const { values } = parseArgs({ options: { shares: { type: 'string', default: '1,0.6,0.4' } } })
const SHARES = values.shares.split(',').map(Number)

type Slide = {
  readonly file: string
  readonly width: number
  readonly height: number
  readonly keyTerms: readonly string[]
}

/** Heights (of portrait pictures: widths) and bit rates of common ladders (Apple's HLS authoring specification, table 2.2, and Chinese platforms). */
const LADDER = [
  { height: 240, bitRate: 250 },
  { height: 360, bitRate: 500 },
  { height: 480, bitRate: 900 },
  { height: 540, bitRate: 1_200 },
  { height: 720, bitRate: 2_000 },
] as const
type Rendition = (typeof LADDER)[number]

type Reading = {
  readonly rendition: Rendition
  readonly share: number
  readonly terms: number
  readonly termsRead: number
  readonly segmentBytes: number
  readonly decodeMilliseconds: number
  readonly readMilliseconds: number
}

const folder = await mkdtemp(join(tmpdir(), 'bench-renditions-'))
const recogniser = await createPaddleRecogniser({
  workers: 1,
  recycleAfter: 1_000,
  readers: openReaders(),
  clock: createSystemClock(),
  modelFolder: null,
  dataFolder: join(folder, 'languages'),
})

function run(args: string, input?: Uint8Array): Uint8Array {
  const result = spawnSync(ffmpeg.path, ['-v', 'error', ...args.split(' ')], {
    ...(input === undefined ? {} : { input }),
    maxBuffer: 1 << 28,
  })
  if (result.stdout.length === 0) throw new Error(`ffmpeg: ${result.stderr.toString()}`)
  return result.stdout
}

/** One 4 s segment; its keyframe is what a look decodes. */
function encode(file: string, { height, bitRate }: Rendition, portrait: boolean): Uint8Array {
  const scale = portrait ? `scale=${height}:-2` : `scale=-2:${height}`
  const rate = `-b:v ${bitRate}k -maxrate ${bitRate}k -bufsize ${bitRate * 2}k`
  const codec = `-c:v libx264 -preset veryfast -pix_fmt yuv420p -g 48 ${rate}`
  return run(`-loop 1 -framerate 12 -i ${file} -t 4 -vf ${scale} ${codec} -f mpegts -`)
}

/** The slide as it is, or smaller in the middle of a grey screen of the same size. */
async function drawn(slide: Slide, share: number): Promise<string> {
  const { width, height } = slide
  const source = join(SLIDES, slide.file)
  if (share === 1) return source
  const small = await sharp(source)
    .resize(Math.round(width * share), Math.round(height * share))
    .png()
    .toBuffer()
  const file = join(folder, `small-${slide.file}`)
  const screen = { create: { width, height, channels: 3 as const, background: '#808080' } }
  await sharp(screen)
    .composite([{ input: small, gravity: 'centre' }])
    .png()
    .toFile(file)
  return file
}

async function look(slide: Slide, share: number, rendition: Rendition): Promise<Reading> {
  const segment = encode(await drawn(slide, share), rendition, slide.height > slide.width)
  const began = performance.now()
  const frame = run('-threads 1 -i - -frames:v 1 -f image2pipe -c:v png -', segment)
  const decodeMilliseconds = performance.now() - began
  const read = await recogniser.recognise(frame)
  const text = plainText(read.lines.map((line) => line.text).join('\n'))
  return {
    rendition,
    share,
    terms: slide.keyTerms.length,
    termsRead: slide.keyTerms.filter((term) => text.includes(plainText(term))).length,
    segmentBytes: segment.length,
    decodeMilliseconds,
    readMilliseconds: read.took,
  }
}

const readings: Reading[] = []
try {
  const slides = JSON.parse(await readFile(join(SLIDES, 'expected.json'), 'utf8')) as Slide[]
  for (const slide of slides) {
    for (const share of SHARES) {
      for (const rendition of LADDER) readings.push(await look(slide, share, rendition))
    }
  }
} finally {
  await recogniser.close()
  await rm(folder, { recursive: true, force: true })
}

const median = (numbers: readonly number[]): number =>
  Math.round(numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0)

const recall = (some: readonly Reading[]): number => {
  const sum = (pick: (reading: Reading) => number): number =>
    some.reduce((total, one) => total + pick(one), 0)
  return Math.round((sum((r) => r.termsRead) / sum((r) => r.terms)) * 1_000) / 1_000
}

const rows = LADDER.map((rendition) => {
  const some = readings.filter((reading) => reading.rendition === rendition)
  return {
    ...rendition,
    keyTermRecallByShare: Object.fromEntries(
      SHARES.map((share) => [share, recall(some.filter((reading) => reading.share === share))]),
    ),
    medianSegmentBytes: median(some.map((r) => r.segmentBytes)),
    medianDecodeMilliseconds: median(some.map((r) => r.decodeMilliseconds)),
    medianReadMilliseconds: median(some.map((r) => r.readMilliseconds)),
  }
})
const pictures = readings.length
process.stdout.write(`${JSON.stringify({ engine: 'paddle', pictures, rows }, null, 2)}\n`)
