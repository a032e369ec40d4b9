import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { describeEngine, slide } from './engine-suite.ts'

const open = (recycleAfter: number, modelFolder: string | null = null) =>
  createPaddleRecogniser({
    modelFolder,
    workers: 1,
    recycleAfter,
    logger: silentLogger,
    clock: createSystemClock(),
  })

describeEngine('PP-OCR', open)

it('refuses a model folder that lacks a file, naming it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-models-'))
  await expect(open(1, folder)).rejects.toThrow('detector.onnx')
  await rm(folder, { recursive: true })
})

it('says that the engine failed when a model is no model, and goes on living', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-models-'))
  for (const file of ['detector.onnx', 'recogniser.onnx', 'characters.txt']) {
    await writeFile(join(folder, file), 'not a model')
  }
  const broken = await open(1, folder)
  const reading = broken.recognise(await slide('physics-dark-28.png'))
  await expect(reading).rejects.toMatchObject({ reason: 'engine-failed' })
  await broken.close()
  await rm(folder, { recursive: true })
})
