import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readingUpright } from '../../../../../src/adapters/ocr/orientation/upright-recogniser.ts'
import type { TextLine } from '../../../../../src/core/picture/frame.ts'
import { milliseconds } from '../../../../../src/core/time/duration.ts'
import type { TextRecogniser } from '../../../../../src/ports/sight/text-recogniser.ts'

const [WIDTH, HEIGHT] = [60, 40]
/** Where the red mark stands on the upright picture; it is wider than high, as a line is. */
const MARK = { left: 4, top: 6, width: 12, height: 4 }

async function upright(): Promise<Uint8Array> {
  const mark = await sharp({
    create: { width: MARK.width, height: MARK.height, channels: 3, background: 'red' },
  })
    .png()
    .toBuffer()
  const paper = sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: 'white' },
  })
  return await paper
    .composite([{ input: mark, left: MARK.left, top: MARK.top }])
    .png()
    .toBuffer()
}

type Mark = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function markOn(
  picture: Uint8Array,
): Promise<Mark & { readonly of: { readonly width: number; readonly height: number } }> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const places = Array.from({ length: info.width * info.height }, (_, place) => place).filter(
    (place) => (data[place * 3 + 1] ?? 255) < 128,
  )
  const xs = places.map((place) => place % info.width)
  const ys = places.map((place) => Math.floor(place / info.width))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1, of: info }
}

/** Reads well only where the mark stands in the upper left and lies on its long side. */
function reader() {
  const places: (string | undefined)[] = []
  const inner: TextRecogniser = {
    engine: 'made 1',
    trouble: () => null,
    close: async () => {},
    async recognise(picture, options = {}) {
      places.push(options.place)
      const { of, ...box } = await markOn(picture)
      const isFine = box.width > box.height && box.x < of.width / 3 && box.y < of.height / 3
      const line: TextLine = isFine
        ? { text: '第3讲 二次函数的图像', confidence: 0.98, box }
        : { text: '味坐点-+xd', confidence: 0.7, box }
      return { engine: 'made 1', lines: [line], linesReused: 0, took: milliseconds(1) }
    },
  }
  return { places, recogniser: readingUpright(inner) }
}

const WAYS = [false, true].flatMap((mirrored) =>
  [0, 90, 180, 270].map((turn) => [mirrored ? 'mirrored' : 'plain', turn] as const),
)

async function pictureOf(way: 'mirrored' | 'plain', turn: number): Promise<Uint8Array> {
  const turned = await sharp(await upright())
    .rotate(turn)
    .png()
    .toBuffer()
  return way === 'plain' ? turned : await sharp(turned).flop().png().toBuffer()
}

describe('a picture that comes mirrored or turned', () => {
  it.each(WAYS)(
    '%s and turned by %i° reads as the upright one, its box where it stands',
    async (way, turn) => {
      const picture = await pictureOf(way, turn)
      const { lines } = await reader().recogniser.recognise(picture)
      const { of, ...box } = await markOn(picture)
      expect(of.width * of.height).toBe(WIDTH * HEIGHT)
      expect(lines).toEqual([{ text: '第3讲 二次函数的图像', confidence: 0.98, box }])
    },
  )

  it('costs an upright picture nothing: it is read once', async () => {
    const { recogniser, places } = reader()
    await recogniser.recognise(await pictureOf('plain', 0), { place: 'room-1' })
    expect(places).toEqual(['room-1'])
  })

  it('is tried once a room; the way round is remembered, and tried anew when it reads rubbish', async () => {
    const { recogniser, places } = reader()
    const mirrored = await pictureOf('mirrored', 0)
    const read = async (picture: Uint8Array): Promise<string | undefined> =>
      (await recogniser.recognise(picture, { place: 'room-1' })).lines[0]?.text
    const fine = '第3讲 二次函数的图像'
    expect(await read(mirrored)).toBe(fine)
    const first = places.length
    expect(await read(mirrored)).toBe(fine)
    expect(places.length - first, 'one reading from then on').toBe(1)
    expect(await read(await pictureOf('plain', 180)), 'the camera was turned').toBe(fine)
    expect(await read(await pictureOf('plain', 0)), 'and put right').toBe(fine)
  })

  it('that reads badly whichever way is not tried at every look', async () => {
    const { recogniser, places } = reader()
    const noise = await sharp({
      create: { width: WIDTH, height: HEIGHT, channels: 3, background: 'black' },
    })
      .png()
      .toBuffer()
    for (let look = 0; look < 10; look += 1) await recogniser.recognise(noise, { place: 'room-1' })
    expect(places.length).toBeLessThan(10 + 5)
  })
})
