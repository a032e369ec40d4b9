// What the recogniser reads off made slides, as JSON.
//   node tests/bench/recognise.ts [--slides N] [--bit-rates 200k,600k,2000k] [--keep FOLDER]
// Every slide goes through a real H.264 encode at each bit rate, as a live stream does. `--keep` leaves the rendered
// slides there. The `tesseract` command of the machine, when there is one with Chinese, is the yardstick.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createTesseractRecogniser } from '../../src/adapters/ocr/tesseract-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import type { TextRecogniser } from '../../src/ports/sight/text-recogniser.ts'
import { openReaders } from '../build/readers/readers.ts'
import { characterErrors, plainText } from './slides/character-errors.ts'
import { type MadeSlide, madeSlides } from './slides/made-slides.ts'
import { renderSlides } from './slides/render-slides.ts'

const { values } = parseArgs({
  options: {
    slides: { type: 'string', default: '1000' },
    'bit-rates': { type: 'string', default: '200k,600k,2000k' },
    keep: { type: 'string' },
  },
})

type Reading = {
  readonly engine: string
  readonly style: string
  readonly bitRate: string
  readonly characters: number
  readonly errors: number
  readonly terms: number
  readonly termsRead: number
  readonly millis: number
}

const folder = await mkdtemp(join(tmpdir(), 'xuncha-bench-'))
const yardstick = /chi_sim/.test(spawnSync('tesseract', ['--list-langs']).stdout?.toString() ?? '')
const threads = {
  workers: 1,
  recycleAfter: 1_000,
  readers: openReaders(),
  clock: createSystemClock(),
}
const engines: Readonly<Record<string, TextRecogniser>> = {
  paddle: await createPaddleRecogniser({
    ...threads,
    modelFolder: null,
    dataFolder: join(folder, 'languages'),
  }),
  tesseract: await createTesseractRecogniser({ ...threads, dataFolder: join(folder, 'languages') }),
}
const readings: Reading[] = []

try {
  // Every seventh, so that a small run still meets every text and style.
  const all = madeSlides()
  const order = all.map((_, i) => all[(i * 7) % all.length]).filter((slide) => slide !== undefined)
  await renderSlides(order.slice(0, Number(values.slides)), folder, async (slide, png) => {
    if (values.keep !== undefined) await keep(values.keep, slide, png)
    for (const bitRate of values['bit-rates'].split(',')) {
      const frame = await throughStream(png, bitRate)
      for (const [engine, recogniser] of Object.entries(engines)) {
        const read = await recogniser.recognise(frame)
        const text = read.lines.map((line) => line.text).join('\n')
        readings.push(measure(slide, engine, bitRate, text, read.took))
      }
      if (yardstick) readings.push(await readWithCommand(slide, bitRate, frame))
    }
  })
} finally {
  for (const recogniser of Object.values(engines)) await recogniser.close()
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`${JSON.stringify(summary(), null, 2)}\n`)

async function keep(target: string, slide: MadeSlide, png: Uint8Array): Promise<void> {
  await mkdir(target, { recursive: true })
  await writeFile(join(target, `${slide.name}.png`), png)
}

/** The picture as a viewer of a stream of that bit rate sees it after two seconds. */
async function throughStream(png: Uint8Array, bitRate: string): Promise<Uint8Array> {
  const still = join(folder, 'still.png')
  await writeFile(still, png)
  const codec = `-c:v libx264 -preset veryfast -pix_fmt yuv420p -b:v ${bitRate} -maxrate ${bitRate}`
  const stream = run(
    `-loop 1 -framerate 12 -i ${still} -t 2 ${codec} -bufsize ${bitRate} -f mpegts -`,
  )
  return run('-i - -vf select=gte(n\\,20) -frames:v 1 -f image2pipe -c:v png -', stream)
}

function run(args: string, input?: Uint8Array): Uint8Array {
  const result = spawnSync(ffmpeg.path, ['-v', 'error', ...args.split(' ')], {
    ...(input === undefined ? {} : { input }),
    maxBuffer: 1 << 28,
  })
  if (result.stdout.length === 0) throw new Error(`ffmpeg: ${result.stderr.toString()}`)
  return result.stdout
}

async function readWithCommand(
  slide: MadeSlide,
  bitRate: string,
  frame: Uint8Array,
): Promise<Reading> {
  const began = performance.now()
  const args = ['stdin', 'stdout', '-l', 'chi_sim+eng']
  const result = spawnSync('tesseract', args, { input: frame, env: { OMP_THREAD_LIMIT: '1' } })
  const text = result.stdout.toString()
  return measure(slide, 'tesseract command', bitRate, text, performance.now() - began)
}

function measure(
  slide: MadeSlide,
  engine: string,
  bitRate: string,
  text: string,
  millis: number,
): Reading {
  const wanted = plainText(slide.lines.join(''))
  const got = plainText(text)
  return {
    engine,
    style: slide.name.replace(/^[a-z]+-/, ''),
    bitRate,
    characters: wanted.length,
    errors: Math.min(wanted.length, characterErrors(wanted, got)),
    terms: slide.keyTerms.length,
    termsRead: slide.keyTerms.filter((term) => got.includes(plainText(term))).length,
    millis,
  }
}

function summary() {
  const of = (some: readonly Reading[]) => {
    const sum = (pick: (reading: Reading) => number) =>
      some.reduce((all, one) => all + pick(one), 0)
    const share = (part: number, whole: number) => Math.round((part / whole) * 1_000) / 1_000
    return {
      pictures: some.length,
      characterAccuracy: share(
        sum((r) => r.characters - r.errors),
        sum((r) => r.characters),
      ),
      keyTermRecall: share(
        sum((r) => r.termsRead),
        sum((r) => r.terms),
      ),
      millis: Math.round(sum((r) => r.millis) / some.length),
    }
  }
  const by = (name: 'engine' | 'style' | 'bitRate', some: readonly Reading[]) =>
    Object.fromEntries(
      [...new Set(some.map((reading) => reading[name]))].map((value) => [
        value,
        of(some.filter((reading) => reading[name] === value)),
      ]),
    )
  const each = Object.keys(engines).map((name) => {
    const its = readings.filter(({ engine }) => engine === name)
    return [name, { byBitRate: by('bitRate', its), byStyle: by('style', its) }] as const
  })
  return {
    yardstick: yardstick ? 'tesseract command' : 'not installed on this machine',
    byEngine: by('engine', readings),
    ...Object.fromEntries(each),
  }
}
