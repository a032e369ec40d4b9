import { describe, expect, it } from 'vitest'
import { createPictureMemory, pixelsOf } from '../../../../src/adapters/media/picture-memory.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { plainFrame } from '../../../fakes/fake-stream-viewer.ts'

const slide = () => pixelsOf(plainFrame(64, 36, 200))
const start = () => {
  const clock = createFakeClock(instantOfEpochMilliseconds(0))
  return { clock, memory: createPictureMemory(clock) }
}

describe('a picture that stands', () => {
  it('is frozen when the stream hands out the very same moment for more than a minute', () => {
    const { clock, memory } = start()
    expect(memory.isFrozen('a', slide, 900_000), 'one look shows nothing').toBe(false)
    clock.advance(seconds(50))
    expect(memory.isFrozen('a', slide, 900_000), 'the next keyframe may be to come').toBe(false)
    clock.advance(seconds(11))
    expect(memory.isFrozen('b', slide, 900_000), 'other rooms are judged by themselves').toBe(false)
    expect(memory.isFrozen('a', slide, 900_000)).toBe(true)
    expect(memory.isFrozen('a', slide, 961_000), 'it came back').toBe(false)
  })

  it('is a slide left standing while the clock of the stream goes on', () => {
    const { clock, memory } = start()
    for (let second = 0; second < 600; second += 30) {
      expect(memory.isFrozen('a', slide, 900_000 + second * 1_000)).toBe(false)
      clock.advance(seconds(30))
    }
  })

  it('is not frozen while its pixels change, whatever the stamps say', () => {
    const { clock, memory } = start()
    expect(memory.isFrozen('a', slide, 900_000)).toBe(false)
    clock.advance(seconds(90))
    expect(memory.isFrozen('a', () => pixelsOf(plainFrame(64, 36, 190)), 900_000)).toBe(false)
  })

  it('proves nothing when the stream counts anew for each viewer or has no clock', () => {
    const { clock, memory } = start()
    for (const time of [0, 1_400, null]) {
      expect(memory.isFrozen('a', slide, time)).toBe(false)
      clock.advance(seconds(90))
      expect(memory.isFrozen('a', slide, time)).toBe(false)
    }
  })
})
