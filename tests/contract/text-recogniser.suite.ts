import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TextRecogniser } from '../../src/ports/sight/text-recogniser.ts'

const SLIDE = new URL('../fixtures/ocr/mathematics-light-28.png', import.meta.url)

/** What every reader of pictures must do. `open` must give one that reads the maths slide of the fixtures. */
export function describeTextRecogniser(name: string, open: () => Promise<TextRecogniser>): void {
  describe(`text recogniser: ${name}`, () => {
    let recogniser: TextRecogniser
    let slide: Uint8Array

    beforeAll(async () => {
      recogniser = await open()
      slide = await readFile(SLIDE)
    })
    afterAll(() => recogniser.close())

    it('reads the lines of a slide, from top to bottom, with boxes inside the picture', async () => {
      const { lines } = await recogniser.recognise(slide)
      expect(lines.map(({ text }) => text).join('\n')).toContain('一元二次方程')
      const tops = lines.map(({ box }) => box.y)
      expect(tops).toEqual([...tops].sort((a, b) => a - b))
      for (const { box, confidence } of lines) {
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(box.width).toBeGreaterThan(0)
        expect(box.x + box.width).toBeLessThanOrEqual(1_280)
        expect(box.y + box.height).toBeLessThanOrEqual(720)
      }
    })

    it('names the engine with its version, as evidence needs it', async () => {
      const { engine } = await recogniser.recognise(slide)
      expect(engine).toMatch(/\d/)
    })

    it('reads the same picture the same', async () => {
      const first = await recogniser.recognise(slide)
      const second = await recogniser.recognise(slide)
      expect(second.lines).toEqual(first.lines)
    })

    it('says that bytes are no picture instead of reading nothing from them', async () => {
      const reading = recogniser.recognise(new TextEncoder().encode('<html>not a picture</html>'))
      await expect(reading).rejects.toMatchObject({ reason: 'unreadable-picture' })
      const empty = recogniser.recognise(new Uint8Array())
      await expect(empty).rejects.toMatchObject({ reason: 'unreadable-picture' })
    })

    it('does not begin what was given up', async () => {
      const reading = recogniser.recognise(slide, {
        signal: AbortSignal.abort(new Error('given up')),
      })
      await expect(reading).rejects.toThrow('given up')
    })

    it('refuses after it was closed', async () => {
      const other = await open()
      await other.close()
      await expect(other.recognise(slide)).rejects.toMatchObject({ reason: 'closed' })
    })
  })
}
