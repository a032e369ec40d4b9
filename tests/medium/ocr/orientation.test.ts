import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readingUpright } from '../../../src/adapters/ocr/orientation/upright-recogniser.ts'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { openReaders } from '../../build/readers/readers.ts'
import expected from '../../fixtures/ocr/expected.json' with { type: 'json' }
import { slide } from './engine-suite.ts'

let folder: string
let recogniser: TextRecogniser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-ocr-'))
  const inner = await createPaddleRecogniser({
    modelFolder: null,
    dataFolder: folder,
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock: createSystemClock(),
  })
  recogniser = readingUpright(inner)
})
afterAll(async () => {
  await recogniser.close()
  await rm(folder, { recursive: true, force: true })
})

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const WAYS: readonly (readonly [string, (picture: Sharp) => Sharp])[] = [
  ['turned by 90°', (picture) => picture.rotate(90)],
  ['turned by 180°', (picture) => picture.rotate(180)],
  ['turned by 270°', (picture) => picture.rotate(270)],
  ['mirrored', (picture) => picture.flop()],
  ['mirrored and on its head', (picture) => picture.flip()],
]

const SLIDES = ['mathematics-light-28.png', 'physics-dark-28.png', 'chinese-blackboard-40.png']
const CASES = SLIDES.flatMap((file) => WAYS.map(([way, turn]) => ({ file, way, turn })))

it.each(CASES)('the words that matter on $file are read $way', async ({ file, turn }) => {
  const terms = expected.find((one) => one.file === file)?.keyTerms ?? []
  // As a stream brings it: lossy.
  const picture = await turn(sharp(await slide(file)))
    .jpeg({ quality: 80 })
    .toBuffer()
  const { lines } = await recogniser.recognise(picture)
  const read = plain(lines.map(({ text }) => text).join('\n'))
  expect(terms.length).toBeGreaterThan(0)
  expect(terms.filter((term) => !read.includes(plain(term)))).toEqual([])
})
