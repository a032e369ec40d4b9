// Ten sessions for docs/detection.md: what was on air, how the evidence moved, what was concluded and why.
//   node tests/bench/examples.ts [--write]
// Each is rendered, encoded as H.264 at 300 kbit/s, decoded, read, classified without a title and followed as a watch does.
// `--write` puts pictures, curves and table into docs/.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import type { Frame } from '../../src/core/picture/frame.ts'
import { shippedClassifier } from '../build/classifier.ts'
import { openReaders } from '../build/readers/readers.ts'
import { curveSvg } from './examples/curve-svg.ts'
import { type FollowedExample, followExample, whyOf } from './examples/follow-example.ts'
import { EXAMPLES, type Example } from './examples/made-examples.ts'
import { SAMPLE_SECONDS, SCREEN_SECONDS, sampledThroughStream } from './sessions/encode-session.ts'
import { screenOf } from './sessions/screen-styles.ts'
import { renderSlides } from './slides/render-slides.ts'

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const DOCUMENT = new URL('../../docs/detection.md', import.meta.url)
const PICTURES = new URL('../../docs/examples/', import.meta.url)
const HEADING = '## Ten sessions'

const folder = await mkdtemp(join(tmpdir(), 'xuncha-examples-'))
const classifier = shippedClassifier()
const recogniser = await createPaddleRecogniser({
  modelFolder: null,
  dataFolder: join(folder, 'languages'),
  workers: 1,
  recycleAfter: 100,
  readers: openReaders(),
  clock: createSystemClock(),
})
const rows: string[] = []
try {
  await mkdir(PICTURES, { recursive: true })
  for (const example of EXAMPLES) rows.push(await rowOf(example))
} finally {
  await recogniser.close()
  await rm(folder, { recursive: true, force: true })
}
const heads =
  '| on air | evidence | read, and what each screen said | concluded | why |\n|---|---|---|---|---|'
const table = [heads, ...rows].join('\n')
if (values.write) await writeTable()
else process.stdout.write(`${table}\n`)

function pictureOf({ rgb, width, height }: Frame) {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
}

async function framesOf({ name, style, screens }: Example): Promise<readonly Frame[]> {
  const pngs: Uint8Array[] = []
  const slides = screens.map((text, place) => screenOf(text, `${name}-${place}`, style))
  await renderSlides(slides, folder, async (_, png) => {
    pngs.push(png)
  })
  const samples = await sampledThroughStream(pngs, '300k', folder)
  // One of each screen.
  return samples.filter((_, place) => place % (SCREEN_SECONDS / SAMPLE_SECONDS) === 0)
}

async function rowOf(example: Example): Promise<string> {
  const frames = await framesOf(example)
  const [first] = frames
  if (first === undefined) throw new Error(`${example.name}: no frame`)
  const read: string[] = []
  for (const frame of frames) {
    const { lines } = await recogniser.recognise(await pictureOf(frame).png().toBuffer())
    read.push(lines.map(({ text }) => text).join('\n'))
  }
  const followed = followExample(classifier, read)
  if (values.write) {
    const small = await pictureOf(first).resize(320).jpeg({ quality: 70 }).toBuffer()
    await writeFile(new URL(`${example.name}.jpg`, PICTURES), small)
    await writeFile(new URL(`${example.name}.svg`, PICTURES), curveSvg(followed.steps))
  }
  return rowFor(example.name, followed)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
}

function concludedOf({ steps, opened }: FollowedExample): string {
  const last = steps.at(-1)
  const average = signed(last?.belief.average ?? 0)
  if (opened === null) return `no lesson<br>evidence ${average}`
  const subject = last?.classification.subjects[0]?.code ?? '—'
  return `lesson at screen ${opened}<br>${subject}, evidence ${average}`
}

function rowFor(name: string, followed: FollowedExample): string {
  const screens = followed.steps.map(({ text, belief }) => {
    const says = belief.screen === null ? '·' : signed(belief.screen.says)
    return `${says} ${text.split('\n')[0] ?? ''}`
  })
  const cells = [
    `![${name}](examples/${name}.jpg)`,
    `![evidence of ${name}: ${followed.steps.map(({ belief }) => signed(belief.average)).join(' ')}](examples/${name}.svg)`,
    screens.join('<br>'),
    concludedOf(followed),
    whyOf(followed),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

async function writeTable(): Promise<void> {
  const before = await readFile(DOCUMENT, 'utf8')
  const start = before.indexOf(HEADING)
  const end = before.indexOf('\n## ', start + HEADING.length)
  if (start < 0) throw new Error(`${HEADING} is not in the document`)
  const intro = `Made by \`node tests/bench/examples.ts --write\`: rendered, encoded as H.264 at 300 kbit/s, decoded, read by PP-OCR,
classified without any title, a new screen every half minute. Red dots spoke for a lesson, rings against, grey ones were
not weighed (a timetable, an invitation); a lesson is believed from the red line on, between the lines for five minutes it is a
lead for a person. The last four are no lessons;
when evidence was a sum that grew, each of them was taken for one (as text, with the model of that time).`
  const section = `${HEADING}\n\n${intro}\n\n${table}\n`
  await writeFile(DOCUMENT, `${before.slice(0, start)}${section}${before.slice(end)}`)
}
