import { expect, it } from 'vitest'
import { createClosers } from '../../../src/compose/closers.ts'
import { at } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const aClock = () => createFakeClock(at('2026-10-17T09:40:00+08:00'))

it('what hangs when the program ends is left, and everything else is closed in eight seconds', async () => {
  const clock = aClock()
  const closers = createClosers(silentLogger, clock)
  const closed: string[] = []
  const part = (name: string) => closers.add(name, async () => void closed.push(name))
  part('database')
  for (const name of ['queue', 'browser', 'server']) {
    closers.add(name, () => new Promise(() => undefined))
  }
  part('ticks')
  const began = clock.monotonic()
  await closers.closeAll()
  expect(closed).toEqual(['ticks', 'database'])
  expect(clock.monotonic() - began).toBeLessThanOrEqual(8_000)
})

it('what fails keeps nothing else open', async () => {
  const closers = createClosers(silentLogger, aClock())
  const closed: string[] = []
  closers.add('database', async () => void closed.push('database'))
  closers.add('queue', () => Promise.reject(new Error('it is gone')))
  await closers.closeAll()
  await closers.closeAll()
  expect(closed).toEqual(['database'])
})
