import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { TesseractEngine } from '../../../../src/adapters/ocr/tesseract-engine.ts'
import { createTesseractSlot } from '../../../../src/adapters/ocr/tesseract-slot.ts'
import { createSystemClock } from '../../../../src/adapters/system/system-clock.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const picture = await readFile(
  new URL('../../../fixtures/ocr/mathematics-light-28.png', import.meta.url),
)

function slotWith(
  recycleAfter: number,
  read: (engine: number) => ReturnType<TesseractEngine['read']>,
) {
  const started: number[] = []
  const stopped: number[] = []
  const options = {
    dataFolder: '/unused',
    recycleAfter,
    logger: silentLogger,
    clock: createSystemClock(),
  }
  const slot = createTesseractSlot(options, async () => {
    const number = started.length + 1
    started.push(number)
    return {
      read: () => read(number),
      stop: async () => {
        stopped.push(number)
      },
    }
  })
  return { slot, started, stopped }
}

describe('a place in the OCR pool', () => {
  it('loses one frame to a crash, and reads the next with a new engine', async () => {
    const { slot, started } = slotWith(100, async (engine) => {
      if (engine === 1) throw new Error('thread ended with code 134')
      return []
    })
    await expect(slot.read(picture, null)).rejects.toMatchObject({ reason: 'engine-failed' })
    await expect(slot.read(picture, null)).resolves.toEqual({ lines: [], linesReused: 0 })
    expect(started).toEqual([1, 2])
  })

  it('keeps the engine when the picture is at fault', async () => {
    const { slot, started, stopped } = slotWith(100, async () => [])
    await slot.read(picture, null)
    const torn = picture.subarray(0, 100)
    await expect(slot.read(torn, null)).rejects.toMatchObject({ reason: 'unreadable-picture' })
    await slot.read(picture, null)
    expect([started, stopped]).toEqual([[1], []])
  })

  it('replaces the engine after as many pictures as were agreed', async () => {
    const { slot, started, stopped } = slotWith(2, async () => [])
    for (let i = 0; i < 5; i += 1) await slot.read(picture, null)
    expect([started, stopped]).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
  })
})
