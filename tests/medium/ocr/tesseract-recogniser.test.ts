import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTesseractRecogniser } from '../../../src/adapters/ocr/tesseract-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { TextRecogniser } from '../../../src/ports/text-recogniser.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import expected from '../../fixtures/ocr/expected.json' with { type: 'json' }

const slide = (file: string): Promise<Uint8Array> =>
  readFile(new URL(`../../fixtures/ocr/${file}`, import.meta.url))

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

let folder: string
let recogniser: TextRecogniser
const open = (recycleAfter: number): Promise<TextRecogniser> =>
  createTesseractRecogniser({
    dataFolder: folder,
    workers: 1,
    recycleAfter,
    logger: silentLogger,
    clock: createSystemClock(),
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-ocr-'))
  recogniser = await open(100)
})
afterAll(async () => {
  await recogniser.close()
  await rm(folder, { recursive: true, force: true })
})

describe('reading slides with tesseract.js, without a network', () => {
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

  it('brings its language data back when the folder was emptied', async () => {
    const picture = await slide('physics-dark-28.png')
    const careful = await open(1)
    await careful.recognise(picture)
    await writeFile(join(folder, 'chi_sim.traineddata.gz'), 'torn')
    const { lines } = await careful.recognise(picture)
    await careful.close()
    expect(lines.length).toBeGreaterThan(0)
  })
})

describe('a recogniser that is pressed', () => {
  it('gives up at once when asked to while reading, and reads on with the next picture', async () => {
    const picture = await slide('english-light-28.png')
    const given = new AbortController()
    const reading = recogniser.recognise(picture, given.signal)
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
