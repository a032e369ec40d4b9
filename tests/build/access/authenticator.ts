import { createHmac } from 'node:crypto'
import { codeOf, counterOf, fromBase32, stepAt } from '../../../src/core/access/one-time-code.ts'
import type { Clock } from '../../../src/ports/clock.ts'

/** What a phone shows for this secret. */
export const authenticator = (secret: string, clock: Pick<Clock, 'now'>) => (): string => {
  const counter = counterOf(stepAt(clock.now() / 1_000))
  return codeOf(createHmac('sha1', fromBase32(secret)).update(counter).digest())
}
