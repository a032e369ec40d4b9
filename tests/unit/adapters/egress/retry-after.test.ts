import { expect, it } from 'vitest'
import { retryAfterSeconds } from '../../../../src/adapters/egress/retry-after.ts'

it('reads seconds, and a date against the clock of the server that sent it', () => {
  expect(retryAfterSeconds('120', undefined)).toBe(120)
  const date = 'Sun, 06 Nov 1994 08:49:37 GMT'
  expect(retryAfterSeconds('Sun, 06 Nov 1994 08:50:07 GMT', date)).toBe(30)
  expect(retryAfterSeconds('Sun, 06 Nov 1994 08:49:00 GMT', date)).toBe(0)
})

it.each([
  'soon',
  '-5',
  '1e9',
  'Sun, 99 Nov 1994 08:49:37 GMT',
  'Sun, 06 Xyz 1994 08:49:37 GMT',
  '',
])('takes %j for nothing said', (header) =>
  expect(retryAfterSeconds(header, 'Sun, 06 Nov 1994 08:49:37 GMT')).toBeNull(),
)

it('stays away for a day at most, whatever a hostile server asks', () => {
  expect(retryAfterSeconds('999999999', undefined)).toBe(86_400)
})
