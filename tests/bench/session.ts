// Sessions found, false alarms and time to opening over 200 made sessions, as JSON.
//   node tests/bench/session.ts [--sessions N] [--misses] [--save FILE | --load FILE]
// Each session is rendered, encoded as H.264, sampled every five seconds and goes through the picture gate, the reader,
// the classifier and the evidence over time, as a watched room does. The yardstick decides on every frame alone.
// `--save` keeps what was read, session by session, `--load` begins with what was kept; `--misses` names what went wrong.
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { shippedClassifier } from '../build/classifier.ts'
import { openReaders } from '../build/readers/readers.ts'
import { sampledThroughStream } from './sessions/encode-session.ts'
import {
  judgeSession,
  type ReadSession,
  readSession,
  type SessionOutcome,
} from './sessions/look-at-session.ts'
import { madeSessions } from './sessions/made-sessions.ts'
import { screenOf } from './sessions/screen-styles.ts'
import { renderSlides } from './slides/render-slides.ts'

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '200' },
    misses: { type: 'boolean', default: false },
    save: { type: 'string' },
    load: { type: 'string' },
  },
})

// Every 37th, so that a small run meets every kind.
const all = madeSessions()
const sessions = all
  .map((_, i) => all[(i * 37) % all.length])
  .filter((one) => one !== undefined)
  .slice(0, Number(values.sessions))

const readings = await readAll(values.load === undefined ? new Map() : await load(values.load))
const classifier = shippedClassifier()
const outcomes = sessions.map((one) => judgeSession(one, readings.get(one.name) ?? [], classifier))
process.stdout.write(`${JSON.stringify(summary(outcomes), null, 2)}\n`)

async function load(file: string): Promise<Map<string, ReadSession>> {
  return new Map(JSON.parse(await readFile(file, 'utf8')) as [string, ReadSession][])
}

async function save(read: ReadonlyMap<string, ReadSession>): Promise<void> {
  if (values.save === undefined) return
  await writeFile(`${values.save}.part`, JSON.stringify([...read]))
  await rename(`${values.save}.part`, values.save)
}

async function readAll(read: Map<string, ReadSession>): Promise<ReadonlyMap<string, ReadSession>> {
  const missing = sessions.filter(({ name }) => !read.has(name))
  if (missing.length === 0) return read
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-sessions-'))
  const recogniser = await createPaddleRecogniser({
    modelFolder: null,
    dataFolder: join(folder, 'languages'),
    workers: 1,
    recycleAfter: 500,
    readers: openReaders(),
    clock: createSystemClock(),
  })
  try {
    for (const { name, screens, style, bitRate } of missing) {
      const pngs: Uint8Array[] = []
      const slides = screens.map((text, i) => screenOf(text, `${name}-${i}`, style))
      await renderSlides(slides, folder, async (_, png) => {
        pngs.push(png)
      })
      const frames = await sampledThroughStream(pngs, bitRate, folder)
      read.set(name, await readSession(frames, recogniser))
      await save(read)
    }
  } finally {
    await recogniser.close()
    await rm(folder, { recursive: true, force: true })
  }
  return read
}

function summary(outcomes: readonly SessionOutcome[]) {
  const wanted = outcomes.filter(({ session }) => session.lessonFrom !== null)
  const others = outcomes.filter(({ session }) => session.lessonFrom === null)
  const samples = wanted
    .map(({ samplesToOpening }) => samplesToOpening)
    .filter((count) => count !== null)
    .toSorted((a, b) => a - b)
  const alarms = others.filter(({ samplesToOpening }) => samplesToOpening !== null)
  const late = wanted.filter(({ samplesToOpening }) => (samplesToOpening ?? Infinity) > 3)
  return {
    sessions: { lessons: wanted.length, others: others.length },
    found: share(samples.length, wanted.length),
    falseAlarms: alarms.length,
    samplesToOpening: { median: samples[Math.floor(samples.length / 2)], worst: samples.at(-1) },
    openedWithinThree: share(wanted.length - late.length, wanted.length),
    openedWithinThreeScreens: share(
      wanted.filter(({ screensToOpening }) => (screensToOpening ?? Infinity) <= 3).length,
      wanted.length,
    ),
    lean: { lessons: leaning(wanted), others: leaning(others) },
    yardstickEachFrameAlone: {
      found: share(wanted.filter(({ anyFrame }) => anyFrame).length, wanted.length),
      falseAlarms: others.filter(({ anyFrame }) => anyFrame).length,
    },
    ...(values.misses ? { misses: [...late, ...alarms].map(shown) } : {}),
  }
}

function leaning(outcomes: readonly SessionOutcome[]): number {
  return outcomes.filter(({ leans }) => leans).length
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000
}

function shown({ session, samplesToOpening, screens }: SessionOutcome) {
  const { name, group, title } = session
  return { name, group, title, samplesToOpening, screens }
}
