import { expect, it } from 'vitest'
import { createBrowserTries } from '../../../src/compose/roles/browser-tries.ts'
import { fail, type Result, succeed } from '../../../src/core/fault.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { at } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'

const FAILS = fail('browser-missing', 'it does not start')

/** A browser whose launches end when the test says so. */
function openTries() {
  const clock = createFakeClock(at('2026-10-17T09:30:00+08:00'))
  const launches: ((ended: Result<string>) => void)[] = []
  let starts: boolean | null = null
  const ready = () => new Promise<Result<string>>((resolve) => void launches.push(resolve))
  const { nudge } = createBrowserTries({ ready, starts: () => starts }, clock)
  const end = async (ended: Result<string>) => {
    starts = ended.ok
    launches.at(-1)?.(ended)
    await Promise.resolve()
    await Promise.resolve()
  }
  /** Nudged as often as a worker says what it is. */
  const pass = (beats: number) => {
    for (let beat = 0; beat < beats; beat += 1) {
      clock.advance(seconds(10))
      nudge()
    }
  }
  return { nudge, end, pass, launched: () => launches.length }
}

it('a launch that hangs is waited for: no other one is asked for meanwhile', async () => {
  const { nudge, pass, end, launched } = openTries()
  nudge()
  pass(100)
  expect(launched()).toBe(1)
  await end(FAILS)
  pass(1)
  expect(launched()).toBe(2)
})

it('a browser that does not start is tried again with growing pauses, and no more once it starts', async () => {
  const { nudge, pass, end, launched } = openTries()
  nudge()
  await end(FAILS)
  pass(1)
  expect(launched()).toBe(2)
  await end(FAILS)
  pass(1)
  expect(launched()).toBe(2)
  pass(1)
  expect(launched()).toBe(3)
  for (let i = 0; i < 10; i += 1) {
    await end(FAILS)
    pass(30)
  }
  expect(launched()).toBe(13)
  await end(succeed('Chromium 140'))
  pass(100)
  expect(launched()).toBe(13)
})
