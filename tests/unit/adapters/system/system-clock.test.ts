import { describe, expect, it } from 'vitest'
import { createDrillClock } from '../../../../src/adapters/system/system-clock.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { formatInstant, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

describe('a drill clock', () => {
  it('stands on its own wall time and runs at the usual pace, with monotonic time left alone', async () => {
    const base = createFakeClock(at('2026-11-22T20:00:00+08:00'))
    const drill = createDrillClock(base, at('2026-10-17T09:30:00+08:00'))
    expect(formatInstant(drill.now())).toBe('2026-10-17T09:30:00+08:00')
    await drill.sleep(seconds(90))
    expect(drill.now()).toBe(plus(at('2026-10-17T09:30:00+08:00'), seconds(90)))
    expect(drill.monotonic()).toBe(base.monotonic())
  })
})
