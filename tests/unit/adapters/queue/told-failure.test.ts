import { expect, it } from 'vitest'
import { toldFailure, toldStack } from '../../../../src/adapters/queue/told-failure.ts'

const SECRET = 'zq7x-mark'

it.each([
  ['an account of an address', `cannot reach rtmp://admin:${SECRET}@media.example/live`],
  ['a signature', `HTTP 403 of https://media.example/live.flv?sign=${SECRET}&t=1`],
  ['a header', `refused: Authorization: Bearer ${SECRET}`],
  ['what a query was asked with', `Failed query: select $1\nparams: ${SECRET}`],
])('a job that failed tells no secret: %s', (_, message) => {
  const error = new Error(message)
  for (const told of [toldFailure(error), toldStack(error)]) expect(told).not.toContain(SECRET)
  expect(toldFailure(error)).toMatch(/^Error: \S/)
})

it('a job that failed tells what sort of failure it was, shortly, however much was written into it', () => {
  const cause = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
  const error = new TypeError(`no answer ${'y'.repeat(100_000)}`, { cause })
  expect(toldFailure(error)).toMatch(/^TypeError ECONNREFUSED: no answer y+$/)
  expect(toldFailure(error).length).toBeLessThan(600)
  expect(toldFailure('words')).toBe('string: words')
})
