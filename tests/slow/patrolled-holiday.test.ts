import { expect, test } from 'vitest'
import { shanghai } from '../build/law.ts'
import { patrolledSpan } from '../build/whole-day/patrolled-span.ts'
import { during } from '../build/whole-day/scripted-rooms.ts'

test('from the eve of the holiday to the day after, every forbidden minute has the state that the script has', async () => {
  const script = new Map([
    ['silent', () => 'off-air' as const],
    ['morning', during('lesson', '2026-10-01T09:00:00', '2026-10-01T10:30:00')],
    ['evening', during('lesson', '2026-09-30T20:30:00', '2026-09-30T21:30:00')],
    ['painting', during('painting', '2026-10-01T08:00:00', '2026-10-01T22:00:00')],
    ['broken', during('broken', '2026-10-01T13:00:00', '2026-10-01T15:00:00')],
  ])
  const { rooms, violations } = await patrolledSpan(
    script,
    { from: shanghai('2026-09-30T12:00:00'), to: shanghai('2026-10-02T00:00:00') },
    { from: shanghai('2026-10-01T16:00:00'), to: shanghai('2026-10-01T16:20:00') },
  )
  expect([...rooms.values()].flatMap(({ wrong }) => wrong)).toEqual([])
  // The lessons of a school day from 14:00 to 17:00, the night from 21:00, and the holiday.
  for (const { minutes } of rooms.values()) {
    expect(Object.values(minutes).reduce((sum, count) => sum + count, 0)).toBe((3 + 3 + 24) * 60)
    expect(minutes['missed']).toBe(20)
  }
  expect(violations.map(({ roomId }) => roomId).sort()).toEqual(['evening', 'morning'])
})
