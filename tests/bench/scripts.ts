// Whether a line is read in a script that it is not written in, as JSON.
//   node tests/bench/scripts.ts [--only latin|cyrillic|kana]
// Forty pictures of Latin letters (small, faint, slanted, blurred) and some of Russian, Kazakh and Japanese are rendered and
// read by the reader of the program (`now`); the yardstick is the same reader without a second reading.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withOtherScripts } from '../../src/adapters/ocr/other-scripts/other-scripts-slot.ts'
import { openPaddleSlot } from '../../src/adapters/ocr/paddle/paddle-slot.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../fakes/silent-logger.ts'
import { madeScriptSlides, type ScriptSlide } from './scripts/made-script-slides.ts'
import { characterErrors, plainText } from './slides/character-errors.ts'
import { renderSlides } from './slides/render-slides.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })

type Reading = {
  readonly slide: ScriptSlide
  readonly reader: 'now' | 'withoutSecondReading'
  readonly lines: readonly string[]
}

const LETTERS = { cyrillic: /\p{Script=Cyrillic}/gu, kana: /[\u3041-\u30ff]/gu } as const
/** A stray letter is a misreading of one shape, not another script. */
const LETTERS_OF_A_LINE = 3

const linesIn = (lines: readonly string[], letters: RegExp): number =>
  lines.filter((line) => (line.match(letters)?.length ?? 0) >= LETTERS_OF_A_LINE).length

const sum = (all: readonly number[]): number => all.reduce((before, one) => before + one, 0)

function figures(readings: readonly Reading[]) {
  const characters = sum(readings.map(({ slide }) => plainText(slide.lines.join('')).length))
  const errors = readings.map(({ slide, lines }) => {
    const wanted = plainText(slide.lines.join(''))
    return Math.min(wanted.length, characterErrors(wanted, plainText(lines.join(''))))
  })
  return {
    pictures: readings.length,
    lines: sum(readings.map(({ lines }) => lines.length)),
    linesInCyrillic: sum(readings.map(({ lines }) => linesIn(lines, LETTERS.cyrillic))),
    linesInKana: sum(readings.map(({ lines }) => linesIn(lines, LETTERS.kana))),
    characterAccuracy: Math.round(1_000 * (1 - sum(errors) / Math.max(1, characters))) / 1_000,
  }
}

const folder = await mkdtemp(join(tmpdir(), 'xuncha-scripts-'))
const first = await openPaddleSlot(null)
const both = withOtherScripts(first, {
  dataFolder: join(folder, 'languages'),
  recycleAfter: 1_000,
  logger: silentLogger,
  clock: createSystemClock(),
})
const readings: Reading[] = []
try {
  const slides = madeScriptSlides().filter(
    ({ script }) => values.only === undefined || script === values.only,
  )
  const known = new Map(slides.map((slide) => [slide.name, slide]))
  await renderSlides(slides, folder, async ({ name }, png) => {
    const slide = known.get(name)
    if (slide === undefined) return
    for (const [reader, slot] of [
      ['withoutSecondReading', first],
      ['now', both],
    ] as const) {
      const { lines } = await slot.read(png, null)
      readings.push({ slide, reader, lines: lines.map(({ text }) => text) })
    }
  })
} finally {
  await both.stop()
  await rm(folder, { recursive: true, force: true })
}

const names = [...new Set(readings.map(({ slide }) => slide.name.replace(/-.*/, '')))]
const of = (reader: Reading['reader']) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      figures(readings.filter((one) => one.reader === reader && one.slide.name.startsWith(name))),
    ]),
  )
process.stdout.write(
  `${JSON.stringify({ now: of('now'), yardstick: of('withoutSecondReading') }, null, 2)}\n`,
)
process.exit(0)
