import { expect, test } from 'vitest'
import { CheckStalled, watched } from '../../../../src/app/proofs/stalled-check.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'

const never = () => new Promise<never>(() => undefined)
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('a check that comes no further is given up, one that does is waited for', async () => {
  const { clock, pass } = createHandClock(SATURDAY)
  const stop = new AbortController().signal
  let move = () => {}
  let isTold = false
  const found = watched(clock, stop, hours(1), (signal, onMove) => {
    move = onMove
    signal.addEventListener('abort', () => {
      isTold = true
    })
    return never()
  })
  const refused = expect(found).rejects.toThrow(CheckStalled)
  for (const moves of [true, true, false]) {
    expect(isTold).toBe(false)
    if (moves) move()
    pass(hours(1))
    await turn()
  }
  pass(hours(1))
  await refused
  expect(isTold, 'what hangs is told to end').toBe(true)
})

test('what a check finds is handed on', async () => {
  const { clock } = createHandClock(SATURDAY)
  const stop = new AbortController().signal
  expect(await watched(clock, stop, hours(1), async () => 'found')).toBe('found')
})
