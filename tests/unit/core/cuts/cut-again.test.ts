import { describe, expect, it } from 'vitest'
import { cutAgain, roomLook } from '../../../../src/core/cuts/cut-again.ts'
import { CUT_STATUSES } from '../../../../src/core/cuts/cut-order.ts'
import { anOrder, at, look } from './order.ts'

describe('cutting again', () => {
  it('is what was ordered before, for as long, against whoever publishes now', () => {
    const order = anOrder({ status: 'came-back', requestedAt: at(0), until: at(600) })
    expect(cutAgain(order, at(300))).toEqual({
      ok: true,
      value: { violationId: 'violation-1', roomId: 'room-1', ban: true, until: at(900) },
    })
  })

  it('follows the lesson into the room where it goes on', () => {
    const checks = [look(5, roomLook('room-9'), 'live')]
    const order = anOrder({ status: 'came-back-elsewhere', checks })
    expect(cutAgain(order, at(300))).toMatchObject({ value: { roomId: 'room-9', until: null } })
  })

  it('is not for an order that stands, waits or was undone, nor for a dry run', () => {
    const free = CUT_STATUSES.filter((status) => cutAgain(anOrder({ status }), at(300)).ok)
    expect(free.toSorted()).toEqual(
      [
        'accepted-unverified',
        'cached-tail',
        'came-back',
        'came-back-elsewhere',
        'cannot-verify',
        'failed',
        'refused',
      ].toSorted(),
    )
    expect(cutAgain(anOrder({ status: 'came-back', dryRun: true }), at(300)).ok).toBe(false)
  })
})
