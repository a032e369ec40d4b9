import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import expected from '../../fixtures/ocr/expected.json' with { type: 'json' }

export const slide = (file: string): Promise<Uint8Array> =>
  readFile(new URL(`../../fixtures/ocr/${file}`, import.meta.url))

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** What an engine must read on our slides, and how it bears pressure. `open` gives one thread, replaced so often. */
export function describeEngine(
  name: string,
  open: (recycleAfter: number) => Promise<TextRecogniser>,
): void {
  let recogniser: TextRecogniser
  beforeAll(async () => {
    recogniser = await open(100)
  })
  afterAll(() => recogniser.close())

  describe(`reading slides with ${name}, without a network`, () => {
    it.each(expected)('reads the words that matter on $file', async ({ file, keyTerms }) => {
      const { lines } = await recogniser.recognise(await slide(file))
      const read = plain(lines.map(({ text }) => text).join('\n'))
      const missed = keyTerms.filter((term) => !read.includes(plain(term)))
      expect(missed).toEqual([])
    })

    it('reads the same picture the same, whatever was read before, and after the engine was replaced', async () => {
      const pictures = await Promise.all(expected.map(({ file }) => slide(file)))
      const fresh = await open(3)
      const forwards = []
      for (const picture of pictures) forwards.push((await recogniser.recognise(picture)).lines)
      const backwards = []
      for (const picture of pictures.toReversed())
        backwards.push((await fresh.recognise(picture)).lines)
      await fresh.close()
      expect(backwards.toReversed()).toEqual(forwards)
    })

    it('gives one line for each column of a slide', async () => {
      const { lines } = await recogniser.recognise(await slide('mathematics-two-columns-24.png'))
      for (const { box } of lines) expect(box.width).toBeLessThan(640)
    })
  })

  describe(`${name} under pressure`, () => {
    it('gives up at once when asked to while reading, and reads on with the next picture', async () => {
      const picture = await slide('english-light-28.png')
      const given = new AbortController()
      const reading = recogniser.recognise(picture, { signal: given.signal })
      given.abort(new Error('the room went off air'))
      await expect(reading).rejects.toThrow('the room went off air')
      expect((await recogniser.recognise(picture)).lines.length).toBeGreaterThan(0)
    })

    it('ends pictures that wait when it is closed', async () => {
      const picture = await slide('physics-dark-28.png')
      const closing = await open(100)
      const settled = Promise.allSettled([closing.recognise(picture), closing.recognise(picture)])
      await closing.close()
      expect((await settled)[1]).toMatchObject({ status: 'rejected', reason: { reason: 'closed' } })
    })

    it('says that it is too busy instead of queueing without end', async () => {
      const picture = await slide('physics-dark-28.png')
      const flooded = await open(100)
      const readings = Array.from({ length: 60 }, () => flooded.recognise(picture))
      const settled = Promise.allSettled(readings)
      await expect(readings.at(-1)).rejects.toMatchObject({ reason: 'too-busy' })
      await flooded.close()
      await settled
    })
  })
}
