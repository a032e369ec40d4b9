// What the test of orientation costs, as JSON.
//   node tests/bench/orientation.ts [--slides N] [--rounds N]
// Upright slides, pictures with few lines, and pictures without any are read by PP-OCR with the test and without it (the
// yardstick), in turns of either order in the same run. No room is named, so nothing is remembered: in a room a picture
// that reads badly is tried the other ways round once in 21.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { readingUpright } from '../../src/adapters/ocr/orientation/upright-recogniser.ts'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { openReaders } from '../build/readers/readers.ts'
import { type Timed, timesOf } from './measure/paired-times.ts'
import { madeSlides } from './slides/made-slides.ts'
import { renderSlides } from './slides/render-slides.ts'

const { values } = parseArgs({
  options: {
    slides: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '3' },
  },
})

const folder = await mkdtemp(join(tmpdir(), 'xuncha-orientation-'))
const clock = createSystemClock()
const plain = await createPaddleRecogniser({
  modelFolder: null,
  dataFolder: folder,
  workers: 1,
  recycleAfter: 10_000,
  readers: openReaders(),
  clock,
})
const upright = readingUpright(plain)

type Picture = { readonly kind: string; readonly bytes: Uint8Array }

async function pictures(): Promise<readonly Picture[]> {
  const made: Picture[] = []
  // Every seventh, so that a small run meets every text and style.
  const all = madeSlides()
  const order = all.map((_, i) => all[(i * 7) % all.length]).filter((slide) => slide !== undefined)
  await renderSlides(
    order.slice(0, Number(values.slides)),
    folder,
    async ({ width, height }, png) => {
      const bytes = await sharp(png).jpeg({ quality: 80 }).toBuffer()
      const top = { left: 0, top: 0, width, height: Math.round(height * 0.22) }
      const few = await sharp(png).extract(top).jpeg({ quality: 80 }).toBuffer()
      const smooth = await sharp(png).blur(30).jpeg({ quality: 80 }).toBuffer()
      made.push({ kind: 'upright slides', bytes }, { kind: 'few lines', bytes: few })
      made.push({ kind: 'no lines', bytes: smooth })
    },
  )
  return made
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = clock.monotonic()
  await work()
  return clock.monotonic() - started
}

const measured = new Map<string, Timed[]>()
try {
  const made = await pictures()
  await plain.recognise(made[0]?.bytes ?? new Uint8Array())
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [index, { kind, bytes }] of made.entries()) {
      const without = () => timed(() => plain.recognise(bytes))
      const withTest = () => timed(() => upright.recognise(bytes))
      const first = (round + index) % 2 === 0 ? await without() : null
      const subject = await withTest()
      const yardstick = first ?? (await without())
      measured.set(kind, [...(measured.get(kind) ?? []), { subject, yardstick }])
    }
  }
} finally {
  await upright.close()
  await rm(folder, { recursive: true, force: true })
}
const entries = [...measured].map(([kind, pairs]) => [kind, timesOf(pairs)])
process.stdout.write(`${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
