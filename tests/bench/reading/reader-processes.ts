// What it costs to read in a child process, as JSON.
//   node tests/bench/reading/reader-processes.ts [--frames N] [--starts N]
// The same PP-OCR reads the same slides in a supervised process and within this one (the yardstick), in turns of either
// order in the same run; start-up is from nothing to the first reading, the yardstick's in a bare new process of Node.
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { ocrProgram } from '../../../src/adapters/ocr/ocr-program.ts'
import { openPaddleSlot } from '../../../src/adapters/ocr/paddle/paddle-slot.ts'
import { createProcessSlot } from '../../../src/adapters/ocr/process-slot.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { median, type Timed, timesOf } from '../measure/paired-times.ts'

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '60' },
    starts: { type: 'string', default: '5' },
  },
})

const SLIDES = new URL('../../fixtures/ocr/', import.meta.url)
const names = (await readdir(SLIDES)).filter((name) => name.endsWith('.png'))
const slides = await Promise.all(names.map((name) => readFile(new URL(name, SLIDES))))
const [firstSlide] = slides
if (firstSlide === undefined) throw new Error('there are no slides')
const clock = createSystemClock()
const settings = {
  engine: 'paddle' as const,
  modelFolder: null,
  dataFolder: '/nonexistent',
  recycleAfter: 1e6,
}
const openChild = () => createProcessSlot(openReaders().open(ocrProgram(settings)))

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = clock.monotonic()
  await work()
  return clock.monotonic() - started
}

/** Each frame once each way. */
async function perFrame(): Promise<readonly Timed[]> {
  const child = openChild()
  const here = await openPaddleSlot(null)
  const inChild = (slide: Uint8Array) => timed(() => child.read(slide, null))
  const inProcess = (slide: Uint8Array) => timed(() => here.read(slide, null))
  await inChild(firstSlide as Uint8Array)
  await inProcess(firstSlide as Uint8Array)
  const pairs: Timed[] = []
  for (let frame = 0; frame < Number(values.frames); frame += 1) {
    const slide = slides[frame % slides.length] as Uint8Array
    // Either goes first as often.
    const early =
      Math.floor(frame / slides.length + frame) % 2 === 0 ? await inProcess(slide) : null
    const subject = await inChild(slide)
    pairs.push({ subject, yardstick: early ?? (await inProcess(slide)) })
  }
  await child.stop()
  return pairs
}

const FIRST_READING = `
  import { readFile } from 'node:fs/promises'
  import { openPaddleSlot } from '${new URL('../../../src/adapters/ocr/paddle/paddle-slot.ts', import.meta.url).href}'
  const slot = await openPaddleSlot(null)
  await slot.read(await readFile(${JSON.stringify(fileURLToPath(new URL(names[0] ?? '', SLIDES)))}), null)
  process.exit(0)`

async function startUps(): Promise<readonly Timed[]> {
  const pairs: Timed[] = []
  const bare = () =>
    timed(() => promisify(execFile)(process.execPath, ['--input-type=module', '-e', FIRST_READING]))
  const supervised = async (): Promise<number> => {
    const child = openChild()
    const took = await timed(() => child.read(firstSlide as Uint8Array, null))
    await child.stop()
    return took
  }
  for (let start = 0; start < Number(values.starts); start += 1) {
    const early = start % 2 === 0 ? await bare() : null
    const subject = await supervised()
    pairs.push({ subject, yardstick: early ?? (await bare()) })
  }
  return pairs
}

const frames = await perFrame()
const starts = await startUps()
const perSecond = (milliseconds: readonly number[]): number =>
  Math.round(100_000 / median(milliseconds)) / 100
const summary = {
  perFrame: timesOf(frames),
  framesPerSecond: perSecond(frames.map(({ subject }) => subject)),
  yardstickFramesPerSecond: perSecond(frames.map(({ yardstick }) => yardstick)),
  startToFirstReading: timesOf(starts),
}
process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
process.exit(0)
