import { expect, test } from 'vitest'
import { type After, createArming } from '../../../src/dashboard/lib/arming.ts'

/** Time that a test moves by hand. */
function handTime() {
  let now = 0
  let due: { at: number; then: () => void }[] = []
  const after: After = (then, milliseconds) => {
    const one = { at: now + milliseconds, then }
    due.push(one)
    return () => {
      due = due.filter((other) => other !== one)
    }
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
    for (const one of due.filter(({ at }) => at <= now)) one.then()
  }
  return { after, pass }
}

test('a stray key arms the confirmation for five seconds, not for good', () => {
  const { after, pass } = handTime()
  let armed = false
  const arming = createArming((value) => {
    armed = value
  }, after)
  arming.arm()
  pass(4_999)
  expect(armed).toBe(true)
  pass(1)
  expect(armed).toBe(false)
})

test('given up and armed anew, it has its full five seconds again', () => {
  const { after, pass } = handTime()
  let armed = false
  const arming = createArming((value) => {
    armed = value
  }, after)
  arming.arm()
  pass(4_000)
  arming.disarm()
  expect(armed).toBe(false)
  arming.arm()
  pass(4_000)
  expect(armed).toBe(true)
})
