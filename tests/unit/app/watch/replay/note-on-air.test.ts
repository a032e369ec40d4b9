import { beforeEach, describe, expect, it } from 'vitest'
import { newAirMemory, noteOnAir } from '../../../../../src/app/watch/replay/note-on-air.ts'
import type { Frame } from '../../../../../src/core/picture/frame.ts'
import { type Duration, minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../../src/ports/records.ts'
import { slide } from '../../../../build/replay-lessons.ts'
import { anInstitution, aRoom, at } from '../../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'
import { silentLogger } from '../../../../fakes/silent-logger.ts'

const NINE = at('2026-10-17T09:00:00+08:00')
const SLIDES = [slide(1), slide(2), slide(3)] as const

let transactions: Transactions
let identifiers: ReturnType<typeof createFakeIdentifiers>
/** Sixteen shades of noise: what a camera makes of every look. */
const camera = (look: number): Frame => {
  const rgb = new Uint8Array(34 * 32 * 3)
  for (let i = 0; i < rgb.length; i += 1) rgb[i] = ((i + 7) * (look + 3) * 2_654_435_761) >>> 24
  return { width: 34, height: 32, rgb }
}

beforeEach(() => {
  transactions = createMemoryTransactions()
  identifiers = createFakeIdentifiers('session')
})

async function look(memory: ReturnType<typeof newAirMemory>, frame: Frame, when: Instant) {
  const deps = { clock: createFakeClock(when), identifiers, logger: silentLogger, transactions }
  const seen = { room: aRoom(), institution: anInstitution(), frame, text: '', surroundings: '' }
  await noteOnAir(deps, memory, { ...seen, at: when })
}

const later = (duration: Duration) => plus(NINE, duration)
const latest = () => transactions.run(({ airPrints }) => airPrints.latest('room-1'))
const scenes = async () => {
  const id = (await latest())?.id ?? ''
  return await transactions.run(({ airPrints }) => airPrints.scenesOf(id))
}

describe('what was on air', () => {
  it('is kept as scenes: when each began, and until when it was seen', async () => {
    const memory = newAirMemory()
    const shown = [0, 0, 0, 1, 1, 2] as const
    for (const [i, number] of shown.entries()) {
      await look(memory, SLIDES[number], later(seconds(i * 5)))
    }
    expect(await scenes()).toMatchObject([
      { begunAfter: 0, begunBy: 0, seenUntil: 10 },
      { begunAfter: 10, begunBy: 15, seenUntil: 20 },
      { begunAfter: 20, begunBy: 25, seenUntil: 25 },
    ])
  })

  it('goes on in the same session after another worker took over, and in a new one after a break', async () => {
    await look(newAirMemory(), SLIDES[0], NINE)
    await look(newAirMemory(), SLIDES[1], later(minutes(2)))
    expect((await latest())?.id).toBe('session-1')
    expect(await scenes()).toHaveLength(2)
    await look(newAirMemory(), SLIDES[2], later(minutes(30)))
    expect((await latest())?.id).toBe('session-2')
  })

  it('begins anew when the same watch sees the room again after a break', async () => {
    const memory = newAirMemory()
    await look(memory, SLIDES[0], NINE)
    await look(memory, SLIDES[1], later(minutes(9)))
    expect(await latest()).toMatchObject({ id: 'session-2', startedAt: later(minutes(9)) })
    expect(await scenes()).toHaveLength(1)
  })

  it('does not grow without end before a camera', async () => {
    const memory = newAirMemory()
    for (let i = 0; i < 640; i += 1) await look(memory, camera(i), later(seconds(i * 5)))
    expect(await scenes()).toHaveLength(600)
    expect((await latest())?.lastAt).toBeGreaterThanOrEqual(later(seconds(620 * 5)))
  })
})
