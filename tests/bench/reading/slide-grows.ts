// What it costs to read a slide on which three lines are new, in processor time, as JSON.
//   node tests/bench/reading/slide-grows.ts [--slides N]
// Slides of twelve lines are filled three lines at a time, as a teacher does, in the styles of made sessions; each picture goes
// through JPEG. The same PP-OCR reads them with the memory of their room and without (the yardstick), in one process and in turns.
// `charactersRight` of both against what was written.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { createLineMemory } from '../../../src/adapters/ocr/paddle/line-memory.ts'
import { loadPaddleModels } from '../../../src/adapters/ocr/paddle/paddle-models.ts'
import { createPaddleReader } from '../../../src/adapters/ocr/paddle/paddle-reader.ts'
import { decodePixels } from '../../../src/adapters/ocr/paddle/pixels.ts'
import { median } from '../measure/paired-times.ts'
import { MADE_LESSONS } from '../sessions/made-lessons.ts'
import { screenOf } from '../sessions/screen-styles.ts'
import { characterErrors, plainText } from '../slides/character-errors.ts'
import { renderSlides } from '../slides/render-slides.ts'

const { values } = parseArgs({ options: { slides: { type: 'string', default: '12' } } })
const LINES = 12
const NEW_LINES = 3
/** Styles that hold twelve lines. */
const STYLES = [0, 5, 5, 3]

const lines = MADE_LESSONS.flatMap(({ screens }) => screens.flatMap((one) => one.split('\n')))
const slides = Array.from({ length: Number(values.slides) }, (_, slide) => {
  const own = lines.slice((slide * LINES) % (lines.length - LINES))
  const steps = Array.from({ length: LINES / NEW_LINES }, (_, step) =>
    own.slice(0, (step + 1) * NEW_LINES).join('\n'),
  )
  return steps.map((text, step) =>
    screenOf(text, `${slide}-${step}`, STYLES[slide % STYLES.length] ?? 0),
  )
})

const reader = await createPaddleReader(await loadPaddleModels(null))
const folder = await mkdtemp(join(tmpdir(), 'xuncha-slides-'))
const spent = { withMemory: [] as number[], whole: [] as number[] }
const errors = { withMemory: 0, whole: 0, characters: 0 }

async function read(png: Uint8Array, memory: ReturnType<typeof createLineMemory> | null) {
  const began = process.cpuUsage()
  const { lines: found } = await reader.read(await decodePixels(png), memory)
  const { user, system } = process.cpuUsage(began)
  return {
    milliseconds: (user + system) / 1_000,
    text: plainText(found.map(({ text }) => text).join('\n')),
  }
}

try {
  for (const steps of slides) {
    const memory = createLineMemory()
    let first = true
    await renderSlides(steps, folder, async ({ lines: written }, png) => {
      const picture = await sharp(png).jpeg({ quality: 70 }).toBuffer()
      const inParts = await read(picture, memory)
      const whole = await read(picture, null)
      const truth = plainText(written.join('\n'))
      errors.characters += [...truth].length
      errors.withMemory += characterErrors(truth, inParts.text)
      errors.whole += characterErrors(truth, whole.text)
      if (!first) {
        spent.withMemory.push(inParts.milliseconds)
        spent.whole.push(whole.milliseconds)
      }
      first = false
    })
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

const right = (wrong: number): number =>
  Math.round((1 - wrong / errors.characters) * 10_000) / 10_000
const medianOf = (all: readonly number[]): number => Math.round(median(all))
process.stdout.write(
  `${JSON.stringify(
    {
      pictures: spent.whole.length,
      newLines: NEW_LINES,
      withMemory: {
        cpuMillisecondsMedian: medianOf(spent.withMemory),
        charactersRight: right(errors.withMemory),
      },
      yardstickWhole: {
        cpuMillisecondsMedian: medianOf(spent.whole),
        charactersRight: right(errors.whole),
      },
      timesCheaper: Math.round((median(spent.whole) / median(spent.withMemory)) * 10) / 10,
    },
    null,
    2,
  )}\n`,
)
