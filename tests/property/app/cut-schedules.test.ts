import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CUT_SCHEDULES, playSchedule } from '../../build/cuts/cut-schedules.ts'

/** Each run is a schedule: what goes wrong with which call or write, and where the process is killed. */
describe('a cut under a hundred schedules of faults and kills', () => {
  it('ends in a state that is true of the stream', async () => {
    await fc.assert(
      fc.asyncProperty(CUT_SCHEDULES, async (schedule) => {
        const { order, world } = await playSchedule(schedule)
        const told = JSON.stringify({ status: order.status, steps: order.steps, world })
        expect(['approved', 'sent', 'accepted'], told).not.toContain(order.status)
        if (order.status === 'verified' || order.status === 'held') {
          expect(world.seenLiveAfterProof, told).toBe(false)
          expect(world.onAir, told).toBe(false)
        }
        if (order.status === 'came-back') expect(world.wasBack, told).toBe(true)
        // What was refused or failed has changed nothing that lasts, as far as the server can be told.
        if (order.status === 'refused' || order.status === 'failed') {
          expect(world.banned && !world.deafToUnban, told).toBe(false)
        }
      }),
      { numRuns: 100, seed: 20_261_129 },
    )
  })

  it('hits nobody but the publisher it was given against, and him once', async () => {
    await fc.assert(
      fc.asyncProperty(CUT_SCHEDULES, async (schedule) => {
        const { world } = await playSchedule(schedule)
        expect(world.hit.filter((session) => session !== 'teacher')).toEqual([])
        expect(world.hit.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 100, seed: 20_261_130 },
    )
  })
})
