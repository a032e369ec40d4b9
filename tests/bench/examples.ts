// Ten screens for docs/detection.md: what was on air, what was read, what was concluded and why.
//   node tests/bench/examples.ts [--write]
// Each is rendered, encoded as H.264 at 300 kbit/s, decoded, read and classified. `--write` puts pictures and table into
// docs/.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { type Classification, DIMENSIONS } from '../../src/core/detection/classification.ts'
import { shippedClassifier } from '../build/classifier.ts'
import { openReaders } from '../build/readers/readers.ts'
import { sampledThroughStream } from './sessions/encode-session.ts'
import { MADE_LESSONS } from './sessions/made-lessons.ts'
import { MADE_OTHERS } from './sessions/made-other-sessions.ts'
import { screenOf } from './sessions/screen-styles.ts'
import { renderSlides } from './slides/render-slides.ts'

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

/** Style of `screenOf`, and which screen of which broadcast. */
const EXAMPLES = [
  { name: 'mathematics', style: 1, text: lessonScreen('MAT', 'junior', 1) },
  { name: 'physics', style: 0, text: lessonScreen('PHY', 'senior', 2) },
  { name: 'classical-chinese', style: 6, text: lessonScreen('CHN', 'junior', 1) },
  { name: 'english', style: 3, text: lessonScreen('ENG', 'junior', 1) },
  { name: 'chemistry', style: 5, text: lessonScreen('CHE', 'senior', 3) },
  { name: 'history-subtitles', style: 4, text: lessonScreen('HIS', 'junior', 1) },
  { name: 'civil-service', style: 0, text: otherScreen('civil-service', 0) },
  { name: 'programming', style: 5, text: otherScreen('programming', 1) },
  { name: 'painting', style: 2, text: otherScreen('painting', 0) },
  { name: 'shopping', style: 4, text: otherScreen('stationery', 1) },
] as const

const TELLING_WORDS = 5
const DOCUMENT = new URL('../../docs/detection.md', import.meta.url)
const PICTURES = new URL('../../docs/examples/', import.meta.url)
const HEADING = '## Ten screens'

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
const table = ['| on air | read | concluded | why |', '|---|---|---|---|', ...rows].join('\n')
if (values.write) await writeTable()
else process.stdout.write(`${table}\n`)

function lessonScreen(subject: string, stage: string, screen: number): string {
  const made = MADE_LESSONS.find((one) => one.subject === subject && one.stage === stage)
  return made?.screens[screen] ?? ''
}

function otherScreen(kind: string, screen: number): string {
  return MADE_OTHERS.find((one) => one.kind === kind)?.screens[screen] ?? ''
}

async function rowOf({ name, style, text }: (typeof EXAMPLES)[number]): Promise<string> {
  const pngs: Uint8Array[] = []
  await renderSlides([screenOf(text, name, style)], folder, async (_, png) => {
    pngs.push(png)
  })
  const [frame] = await sampledThroughStream(pngs, '300k', folder)
  if (frame === undefined) throw new Error(`${name}: no frame`)
  const { width, height } = frame
  const picture = sharp(frame.rgb, { raw: { width, height, channels: 3 } })
  const { lines } = await recogniser.recognise(await picture.clone().png().toBuffer())
  if (values.write) {
    const small = await picture.resize(480).jpeg({ quality: 72 }).toBuffer()
    await writeFile(new URL(`${name}.jpg`, PICTURES), small)
  }
  const read = lines.map((line) => line.text).join('\n')
  return rowFor(name, read, classifier.classify({ text: read }))
}

function rowFor(name: string, read: string, found: Classification): string {
  const subject = found.subjects[0]?.code ?? '—'
  const concluded = `${found.label} ${found.score.toFixed(2)}<br>${subject} ${found.stage}`
  const telling = found.evidence
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, TELLING_WORDS)
    .map(({ term, weight }) => `${term} ${weight < 0 ? '−' : '+'}`)
  const present = DIMENSIONS.filter((dimension) => found.dimensions[dimension] >= 0.5)
  const why = `${telling.join(', ') || 'no telling word'}; ${present.join(', ') || 'no dimension'}`
  const cells = [`![${name}](examples/${name}.jpg)`, read.replaceAll('\n', '<br>'), concluded, why]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

async function writeTable(): Promise<void> {
  const before = await readFile(DOCUMENT, 'utf8')
  const start = before.indexOf(HEADING)
  const end = before.indexOf('\n## ', start + HEADING.length)
  const intro =
    'Made by `node tests/bench/examples.ts --write`: rendered, encoded as H.264 at 300 kbit/s, decoded, read by PP-OCR,\nclassified without any title.'
  const section = `${HEADING}\n\n${intro}\n\n${table}\n`
  await writeFile(DOCUMENT, `${before.slice(0, start)}${section}${before.slice(end)}`)
}
