import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createPaddleRecogniser } from '../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createTesseractRecogniser } from '../../src/adapters/ocr/tesseract-recogniser.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { openReaders } from '../build/readers/readers.ts'
import { createFakeTextRecogniser } from '../fakes/fake-text-recogniser.ts'
import { describeTextRecogniser } from './text-recogniser.suite.ts'

const folder = await mkdtemp(join(tmpdir(), 'xuncha-ocr-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describeTextRecogniser('fake', async () =>
  createFakeTextRecogniser('第二讲 一元二次方程的求根公式', '例1 解方程'),
)

describeTextRecogniser('tesseract.js', () =>
  createTesseractRecogniser({
    dataFolder: folder,
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock: createSystemClock(),
  }),
)

describeTextRecogniser('PP-OCR', () =>
  createPaddleRecogniser({
    modelFolder: null,
    dataFolder: folder,
    workers: 1,
    recycleAfter: 100,
    readers: openReaders(),
    clock: createSystemClock(),
  }),
)
