import { expect, test } from 'vitest'
import { shanghai } from '../../../build/law.ts'
import { patrolledSpan } from '../../../build/whole-day/patrolled-span.ts'
import { during } from '../../../build/whole-day/scripted-rooms.ts'

test('of the evening before the holiday the ledger has a state for every forbidden minute, and it is the one of the script', async () => {
  const script = new Map([
    ['silent', () => 'off-air' as const],
    ['lesson', during('lesson', '2026-09-30T20:30:00', '2026-09-30T21:30:00')],
    ['painting', during('painting', '2026-09-30T21:10:00', '2026-09-30T22:40:00')],
    ['broken', during('broken', '2026-09-30T22:15:00', '2026-09-30T22:40:00')],
  ])
  const { rooms, violations } = await patrolledSpan(
    script,
    { from: shanghai('2026-09-30T20:50:00'), to: shanghai('2026-09-30T22:50:00') },
    { from: shanghai('2026-09-30T21:50:00'), to: shanghai('2026-09-30T22:05:00') },
  )
  expect([...rooms.values()].flatMap(({ wrong }) => wrong)).toEqual([])
  // From 21:00, when lessons of the evening must end; nobody looked for a quarter of an hour.
  for (const { minutes } of rooms.values()) {
    expect(Object.values(minutes).reduce((sum, count) => sum + count, 0)).toBe(110)
    expect(minutes['missed']).toBe(15)
  }
  expect(violations.map(({ roomId }) => roomId)).toEqual(['lesson'])
  expect(violations[0]?.openedAt).toBeLessThan(shanghai('2026-09-30T21:03:00'))
}, 240_000)
