import { describe, expect, it } from 'vitest'
import { createLineMemory } from '../../../../../src/adapters/ocr/paddle/line-memory.ts'
import { createPlaceMemories } from '../../../../../src/adapters/ocr/paddle/place-memories.ts'

const WIDTH = 400
const HEIGHT = 100
const strip = { x: 200, y: 50, length: 300, thickness: 40, angle: 0 }
const line = { strip, text: '勾股定理', confidence: 0.98 }

/** Strokes all over the line, a seed apart, and `noise` on every pixel. */
function screen(noise = 0, missingStroke = false) {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3).fill(240)
  const paint = (x: number, y: number, luma: number) =>
    rgb.fill(luma, (y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3)
  for (let x = 60; x < 340; x += 14) {
    if (missingStroke && x > 190 && x < 210) continue
    for (let y = 36; y < 64; y += 1) for (let i = 0; i < 4; i += 1) paint(x + i, y, 20)
  }
  for (let i = 0; i < rgb.length; i += 1)
    rgb[i] = (rgb[i] ?? 0) + ((i * 7) % (2 * noise + 1)) - noise
  return { rgb, width: WIDTH, height: HEIGHT }
}

function remembering() {
  const memory = createLineMemory()
  memory.keep(screen(), [line])
  return memory
}

/** A plain ground with a bar of another colour where a line may stand. */
function coloured(ground: readonly number[], bar: readonly number[] | null) {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)]
    const isBar = bar !== null && x > 180 && x < 260 && y > 40 && y < 60
    rgb.set(isBar ? bar : ground, i * 3)
  }
  return { rgb, width: WIDTH, height: HEIGHT }
}

describe('where a room is looked for lines', () => {
  const GREEN = [0, 85, 85]
  /** As bright as the ground, and red. */
  const RED = [255, 0, 0]

  it('is where a colour came up that is as bright as its ground', () => {
    const memory = createLineMemory()
    memory.look(coloured(GREEN, null))
    memory.keep(coloured(GREEN, null), [])
    expect(memory.look(coloured(GREEN, RED))?.bands).not.toEqual([])
  })

  it('is where letters have faded in, however slowly', () => {
    const memory = createLineMemory()
    const steps = [0, 4, 8, 12].map((step) => coloured([200, 200, 200], [200 - step, 200, 200]))
    const found = steps.map((picture) => {
      const look = memory.look(picture)
      memory.keep(picture, [])
      return look?.bands.length ?? null
    })
    expect(found).toEqual([null, 0, 1, 0])
  })

  it('is all over once in a while, and every line is then read anew', () => {
    const memory = createLineMemory()
    memory.look(screen())
    memory.keep(screen(), [line])
    const looks = Array.from({ length: 9 }, () => {
      const look = memory.look(screen())
      const known = memory.recall(screen(), strip)
      memory.keep(screen(), [line])
      return [look === null, known === null]
    })
    expect(looks.slice(0, 8).flat()).not.toContain(true)
    expect(looks[8]).toEqual([true, true])
  })

  it('is all over once in a while, and nothing is forgotten while lines wait to be read', () => {
    const memory = createLineMemory()
    const waiting = { strip: { ...strip, y: 90, thickness: 10 }, text: null, confidence: 0 }
    memory.look(screen())
    memory.keep(screen(), [line, waiting])
    const looks = Array.from({ length: 9 }, () => {
      const look = memory.look(screen())
      const known = memory.recall(screen(), strip)
      memory.keep(screen(), [line, waiting])
      return [look === null, known === null]
    })
    expect(looks[8]).toEqual([true, false])
  })

  it('is all over after a look of which nothing was kept', () => {
    const memory = createLineMemory()
    memory.look(screen())
    expect(memory.look(screen())).toBeNull()
  })
})

describe('lines that a room showed before', () => {
  it('are known again through the noise of a new encode, and a pixel off', () => {
    const again = { ...strip, x: 201, y: 49, length: 303 }
    expect(remembering().recall(screen(8), again)).toEqual({ text: '勾股定理', confidence: 0.98 })
  })

  it('are read again when a single stroke changed', () => {
    expect(remembering().recall(screen(0, true), strip)).toBeNull()
  })

  it('are read again when something was written after them', () => {
    expect(remembering().recall(screen(), { ...strip, x: 220, length: 340 })).toBeNull()
  })

  it('are read again elsewhere on the screen', () => {
    expect(remembering().recall(screen(), { ...strip, y: 70 })).toBeNull()
  })

  it('are forgotten when the screen no longer shows them', () => {
    const memory = remembering()
    memory.keep(screen(), [])
    expect(memory.recall(screen(), strip)).toBeNull()
  })

  it('are kept apart by room, and the room not seen for longest goes first', () => {
    const memoryOf = createPlaceMemories()
    const first = memoryOf('room 0')
    for (let i = 1; i < 64; i += 1) memoryOf(`room ${i}`)
    expect(memoryOf('room 0')).toBe(first)
    memoryOf('room 64')
    expect(memoryOf('room 0')).toBe(first)
  })
})
