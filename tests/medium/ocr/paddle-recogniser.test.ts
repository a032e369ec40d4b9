import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { createPaddleRecogniser } from '../../../src/adapters/ocr/paddle/paddle-recogniser.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { describeEngine, slide } from './engine-suite.ts'

const dataFolder = await mkdtemp(join(tmpdir(), 'xuncha-ocr-'))
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

const open = (recycleAfter: number, modelFolder: string | null = null) =>
  createPaddleRecogniser({
    modelFolder,
    dataFolder,
    workers: 1,
    recycleAfter,
    readers: openReaders(),
    clock: createSystemClock(),
  })

const ADDED_LINE =
  '<svg width="300" height="60"><text x="0" y="44" font-family="sans-serif" font-size="40">x=2</text></svg>'

const MANY_LINES = `<svg width="1280" height="720" font-family="sans-serif" font-size="36">${Array.from(
  { length: 10 },
  (_, n) => `<text x="60" y="${60 + n * 66}">line number ${n} of the page</text>`,
).join('')}</svg>`

describeEngine('PP-OCR', open)

it('reads only what changed on the screen of a room, and everything again when asked afresh', async () => {
  const recogniser = await open(100)
  const before = await slide('mathematics-light-28.png')
  const later = await sharp(before)
    .composite([{ input: Buffer.from(ADDED_LINE), left: 36, top: 420 }])
    .jpeg({ quality: 70 })
    .toBuffer()
  const first = await recogniser.recognise(before, { place: 'room' })
  const second = await recogniser.recognise(later, { place: 'room' })
  const afresh = await recogniser.recognise(later)
  const elsewhere = await recogniser.recognise(later, { place: 'another room' })
  await recogniser.close()
  expect(first.linesReused).toBe(0)
  expect(second.linesReused).toBe(first.lines.length)
  expect(second.lines.length).toBe(first.lines.length + 1)
  expect(second.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(['x=2']))
  expect([afresh.linesReused, elsewhere.linesReused]).toEqual([0, 0])
})

it('reads the largest new lines of a room alone where it is asked to, says so, and reads the rest when it is not', async () => {
  const recogniser = await open(100)
  const picture = await sharp(Buffer.from(MANY_LINES))
    .flatten({ background: '#fff' })
    .png()
    .toBuffer()
  const place = 'room'
  const whole = await recogniser.recognise(picture)
  const few = await recogniser.recognise(picture, { place, thrift: 'fewer-lines' })
  const more = await recogniser.recognise(picture, { place, thrift: 'fewer-lines' })
  const smaller = await recogniser.recognise(picture, { thrift: 'smaller-pictures' })
  const after = await recogniser.recognise(picture, { place })
  await recogniser.close()
  const textOf = ({ lines }: typeof whole) => lines.map(({ text }) => text)
  expect(whole.less).toBeUndefined()
  // The second look had time for those that the first had left.
  expect([few.less, more.less]).toEqual(['fewer-lines', 'smaller-pictures'])
  expect(more.unread).toBeUndefined()
  expect(few.unread).toBeGreaterThan(0)
  expect(few.lines.length).toBeLessThan(whole.lines.length)
  expect(more.linesReused).toBeGreaterThan(0)
  expect(more.lines.length).toBeGreaterThan(few.lines.length)
  expect(smaller.less).toBe('smaller-pictures')
  expect(after.less).toBeUndefined()
  expect(textOf(after)).toEqual(textOf(whole))
})

it.each([
  ['japanese-blackboard-34.png', ['選びなさい', '学校へ行きます', '动词']],
  [
    'russian-light-32.png',
    ['Урок', 'библиотеке', 'читаю', 'прочитать', '用括号中词的适当形式填空'],
  ],
])('reads the letters that Chinese models lack on %s', async (file, words) => {
  const recogniser = await open(100)
  const { lines, engine } = await recogniser.recognise(await slide(file))
  await recogniser.close()
  const text = lines.map((line) => line.text).join('\n')
  expect(words.filter((word) => !text.includes(word))).toEqual([])
  expect(engine).toContain('jpn')
})

it('refuses a model folder that lacks files, naming all of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-models-'))
  await expect(open(1, folder)).rejects.toThrow(
    /detector\.onnx, .*recogniser\.onnx, .*characters\.txt/,
  )
  await rm(folder, { recursive: true })
})

it('says that the engine failed when a model is no model, and after three times that it is broken', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-models-'))
  for (const file of ['detector.onnx', 'recogniser.onnx', 'characters.txt']) {
    await writeFile(join(folder, file), 'not a model')
  }
  const broken = await open(1, folder)
  const reading = broken.recognise(await slide('physics-dark-28.png'))
  await expect(reading).rejects.toMatchObject({ reason: 'engine-failed' })
  expect(broken.trouble()).toBeNull()
  const picture = await slide('physics-dark-28.png')
  for (let i = 0; i < 2; i += 1) await broken.recognise(picture).catch(() => undefined)
  expect(broken.trouble()).toBe('failed on 3 pictures in a row')
  await broken.close()
  await rm(folder, { recursive: true })
})
