import { beforeEach, describe, expect, it } from 'vitest'
import { type AirMemory, addOnAir } from '../../../../../src/app/watch/replay/air-memory.ts'
import { keepAir, recallAir } from '../../../../../src/app/watch/replay/follow-air.ts'
import type { Frame } from '../../../../../src/core/picture/frame.ts'
import { printOfPicture } from '../../../../../src/core/replay/air-print.ts'
import { type Duration, minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../../src/ports/records/records.ts'
import { anInstitution, aRoom, at } from '../../../../build/violations.ts'
import { slide } from '../../../../build/watch/replay-lessons.ts'
import { createFakeIdentifiers } from '../../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'

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

/** `memory` is what the watch remembers; `null`: it begins with this look. */
async function look(memory: AirMemory | null, frame: Frame, when: Instant): Promise<AirMemory> {
  const before = memory ?? (await recallAir({ transactions }, 'room-1', when))
  const { air, news } = addOnAir(before, {
    roomId: aRoom().id,
    institutionId: anInstitution().id,
    id: identifiers.next(),
    at: when,
    print: printOfPicture(frame),
    text: '',
  })
  if (news !== null) await keepAir({ transactions }, news)
  return air
}

const later = (duration: Duration) => plus(NINE, duration)
const latest = () => transactions.run(({ airPrints }) => airPrints.latest('room-1'))
const scenes = async () => {
  const id = (await latest())?.id ?? ''
  return await transactions.run(({ airPrints }) => airPrints.scenesOf(id))
}

describe('what was on air', () => {
  it('is kept as scenes: when each began, and until when it was seen', async () => {
    let memory: AirMemory | null = null
    const shown = [0, 0, 0, 1, 1, 2] as const
    for (const [i, number] of shown.entries()) {
      memory = await look(memory, SLIDES[number], later(seconds(i * 5)))
    }
    expect(await scenes()).toMatchObject([
      { begunAfter: 0, begunBy: 0, seenUntil: 10 },
      { begunAfter: 10, begunBy: 15, seenUntil: 20 },
      { begunAfter: 20, begunBy: 25, seenUntil: 25 },
    ])
  })

  it('goes on in the same session after another worker took over, and in a new one after a break', async () => {
    await look(null, SLIDES[0], NINE)
    await look(null, SLIDES[1], later(minutes(2)))
    expect((await latest())?.id).toBe('session-1')
    expect(await scenes()).toHaveLength(2)
    await look(null, SLIDES[2], later(minutes(30)))
    expect((await latest())?.id).not.toBe('session-1')
    expect(await scenes()).toHaveLength(1)
  })

  it('begins anew when the same watch sees the room again after a break', async () => {
    const memory = await look(null, SLIDES[0], NINE)
    await look(memory, SLIDES[1], later(minutes(9)))
    expect(await latest()).toMatchObject({ id: 'session-2', startedAt: later(minutes(9)) })
    expect(await scenes()).toHaveLength(1)
  })

  it('does not grow without end before a camera', async () => {
    let memory: AirMemory | null = null
    for (let i = 0; i < 640; i += 1) {
      memory = await look(memory, camera(i), later(seconds(i * 5)))
    }
    expect(await scenes()).toHaveLength(600)
    expect((await latest())?.lastAt).toBeGreaterThanOrEqual(later(seconds(620 * 5)))
  })
})
