import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createTesseractRecogniser } from '../../../src/adapters/ocr/tesseract-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { describeEngine, slide } from './engine-suite.ts'

const folder = await mkdtemp(join(tmpdir(), 'xuncha-ocr-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const open = (recycleAfter: number) =>
  createTesseractRecogniser({
    dataFolder: folder,
    workers: 1,
    recycleAfter,
    readers: openReaders(),
    clock: createSystemClock(),
  })

describeEngine('tesseract.js', open)

it('brings its language data back when the folder was emptied', async () => {
  const picture = await slide('physics-dark-28.png')
  const careful = await open(1)
  await careful.recognise(picture)
  await writeFile(join(folder, 'chi_sim.traineddata.gz'), 'torn')
  const { lines } = await careful.recognise(picture)
  await careful.close()
  expect(lines.length).toBeGreaterThan(0)
})
