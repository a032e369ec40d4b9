import { expect, test } from 'vitest'
import { sweepNotices } from '../../../src/compose/sweep-notices.ts'

test('who reads that a sweep is off is told its title and the button, not an address of the interface', () => {
  const [notice] = sweepNotices(
    { takenOff: ['weekend'], withoutRooms: [] },
    {
      placeOf: () => 'weekend.yaml:7',
      titleOf: () => ({ zh: '周末巡查', en: 'Weekend sweep' }),
    },
  )
  expect(notice?.zh).toContain('“周末巡查”')
  expect(notice?.zh).toContain('点“恢复”')
  expect(notice?.zh).not.toContain('/api/')
  expect(notice?.en).toContain('Weekend sweep')
})
