import { expect, test } from 'vitest'
import { createCallPace } from '../../../../src/adapters/platforms/call-pace.ts'
import { withinBytes } from '../../../../src/adapters/platforms/clouds/cloud-keys.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

test('a second of calls goes at once, the rest no faster than the cloud allows', async () => {
  const clock = createFakeClock(at('2026-10-17T09:40:00+08:00'))
  const pace = createCallPace(20, clock)
  const began = clock.monotonic()
  for (let call = 0; call < 20; call += 1) await pace.turn()
  expect(clock.monotonic() - began).toBe(0)
  for (let call = 0; call < 40; call += 1) await pace.turn()
  expect(Math.round(clock.monotonic() - began)).toBe(2_000)
})

test('a reason that is too long for a cloud ends with a whole letter', () => {
  const kept = withinBytes('课😀'.repeat(400))
  expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(2_048)
  expect(Buffer.byteLength(kept)).toBeGreaterThan(2_040)
  expect(kept).not.toContain('\uFFFD')
  expect('课😀'.repeat(400).startsWith(kept)).toBe(true)
})
