// For how long the event loop of a reading process stands still, in processor time, as JSON: what `busyLimit` of
// `src/adapters/ocr/ocr-program.ts` rests on.
//   node tests/bench/reading/reader-turns.ts
// Reads the fixtures and pictures that are as full, as large and as foreign as they may be, within this process.
import { readdir, readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { openReader } from '../../../src/adapters/ocr/ocr-process.ts'
import { ONNX_ENVIRONMENT } from '../../../src/adapters/onnx/onnx-runtime.ts'
import { temporaryFolder } from '../../build/database/database.ts'

const FIXTURES = new URL('../../fixtures/ocr/', import.meta.url)
const LOOK_MILLISECONDS = 20

/** A page full of text. */
async function page(width: number, height: number, size: number, words: string): Promise<Buffer> {
  const line = words.repeat(Math.ceil(width / (words.length * size * 0.9)))
  const rows = Array.from({ length: Math.floor(height / (size * 1.4)) }, (_, row) => {
    const y = size + row * size * 1.4
    return `<text x="4" y="${y}" font-size="${size}" font-family="sans-serif">${line}</text>`
  })
  const ground = '<rect width="100%" height="100%" fill="white"/>'
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`
  const svg = Buffer.from(`${open}${ground}${rows.join('')}</svg>`)
  return await sharp(svg, { unlimited: true }).png().toBuffer()
}

async function pictures(): Promise<readonly (readonly [string, Buffer])[]> {
  const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.png'))
  const fixtures = names.map(
    async (name) => [name, await readFile(new URL(name, FIXTURES))] as const,
  )
  return [
    ...(await Promise.all(fixtures)),
    ['full-720', await page(1_280, 720, 14, '数学课程讲解函数与方程 ')],
    ['full-2160', await page(3_840, 2_160, 22, '数学课程讲解函数与方程 ')],
    ['full-1080-russian', await page(1_920, 1_080, 18, 'Математика урок ')],
    ['full-1080-japanese', await page(1_920, 1_080, 18, 'これは数学の授業です')],
    ['full-64-megapixels', await page(8_000, 8_000, 60, '数学课程讲解函数与方程 ')],
  ]
}

const spentSince = (then?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(then)
  return (user + system) / 1_000_000
}

Object.assign(process.env, ONNX_ENVIRONMENT)
const read = await openReader(
  { engine: 'paddle', modelFolder: null, dataFolder: await temporaryFolder(), recycleAfter: 1e6 },
  () => undefined,
)
let [lastTurn, longest] = [process.cpuUsage(), 0]
const looking = setInterval(() => {
  longest = Math.max(longest, spentSince(lastTurn))
  lastTurn = process.cpuUsage()
}, LOOK_MILLISECONDS)
const measured = []
for (const [picture, bytes] of await pictures()) {
  ;[lastTurn, longest] = [process.cpuUsage(), 0]
  const began = process.cpuUsage()
  await read(bytes, { place: null })
  const seconds = spentSince(began)
  measured.push({ picture, seconds, longestStandstill: Math.max(longest, spentSince(lastTurn)) })
}
clearInterval(looking)
const worst = Math.max(...measured.map(({ longestStandstill }) => longestStandstill))
process.stdout.write(`${JSON.stringify({ worst, measured }, null, 2)}\n`)
