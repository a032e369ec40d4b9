import { describe, expect, it } from 'vitest'
import {
  createRecogniserPool,
  type RecogniserSlot,
} from '../../../../src/adapters/ocr/recogniser-pool.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

/** A thread that reads when it is told to, and notes what it was given. */
function heldSlot() {
  const given: string[] = []
  let release: () => void = () => undefined
  const slot: RecogniserSlot = {
    read(picture, place) {
      given.push(`${new TextDecoder().decode(picture)}@${place ?? '-'}`)
      return new Promise((resolve) => {
        release = () => resolve({ lines: [], linesReused: 0 })
      })
    },
    stop: async () => undefined,
  }
  return { slot, given, release: () => release() }
}

const picture = (name: string): Uint8Array => new TextEncoder().encode(name)

describe('the queue of the reader', () => {
  it('reads a room under suspicion before those that waited longer, and these in their order', async () => {
    const { slot, given, release } = heldSlot()
    const pool = createRecogniserPool({
      slots: [slot],
      engine: 'held 1',
      clock: createFakeClock(instantOfEpochMilliseconds(0)),
    })
    const readings = [
      pool.recognise(picture('first')),
      pool.recognise(picture('idle 1')),
      pool.recognise(picture('idle 2')),
      pool.recognise(picture('suspect 1'), { urgent: true }),
      pool.recognise(picture('suspect 2'), { urgent: true }),
    ]
    for (const expected of [1, 2, 3, 4, 5]) {
      await expect.poll(() => given.length).toBe(expected)
      release()
    }
    await Promise.all(readings)
    expect(given.map((one) => one.split('@')[0])).toEqual([
      'first',
      'suspect 1',
      'suspect 2',
      'idle 1',
      'idle 2',
    ])
  })

  it('gives a room to the thread that knows it', async () => {
    const [one, other] = [heldSlot(), heldSlot()]
    const slots = [one.slot, other.slot]
    const pool = createRecogniserPool({
      slots,
      engine: 'held 1',
      clock: createFakeClock(instantOfEpochMilliseconds(0)),
    })
    const both = [
      pool.recognise(picture('a'), { place: 'room a' }),
      pool.recognise(picture('b'), { place: 'room b' }),
    ]
    one.release()
    other.release()
    await Promise.all(both)
    const again = pool.recognise(picture('a'), { place: 'room a' })
    const knows = one.given.includes('a@room a') ? one : other
    await expect.poll(() => knows.given).toEqual(['a@room a', 'a@room a'])
    knows.release()
    await again
  })
})

describe('a room that is watched for hours', () => {
  it('leaves no listener on the signal of a room that is watched for hours', async () => {
    const { slot, release } = heldSlot()
    const pool = createRecogniserPool({
      slots: [slot],
      engine: 'held 1',
      clock: createFakeClock(instantOfEpochMilliseconds(0)),
    })
    const { signal } = new AbortController()
    let listening = 0
    const counted = new Proxy(signal, {
      get(target, key) {
        if (key === 'addEventListener') return () => (listening += 1)
        if (key === 'removeEventListener') return () => (listening -= 1)
        return Reflect.get(target, key, target)
      },
    })
    const reading = pool.recognise(picture('a'), { signal: counted })
    release()
    await reading
    expect(listening).toBe(0)
  })
})
