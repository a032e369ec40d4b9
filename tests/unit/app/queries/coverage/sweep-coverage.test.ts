import { beforeEach, expect, it } from 'vitest'
import { createCoverageQueries } from '../../../../../src/app/queries/coverage/coverage-queries.ts'
import type { WindowKind } from '../../../../../src/core/patrol/sweeps/window-kind.ts'
import { hours } from '../../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../../src/ports/records/records.ts'
import { loadedLaw } from '../../../../build/law.ts'
import { aBudget } from '../../../../build/politeness.ts'
import { aSweep } from '../../../../build/sweeps.ts'
import { anInstitution, aRoom, at } from '../../../../build/violations.ts'
import { createFakeClock } from '../../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'

/** A Friday on which schools teach, no holiday. */
const MIDNIGHT = at('2026-10-16T00:00:00+08:00')
const day = { start: MIDNIGHT, end: plus(MIDNIGHT, hours(24)) }

const during = (...kinds: readonly WindowKind[]) => ({ window: { kinds, days: null } })
const law = await loadedLaw()
const SWEEPS = [
  aSweep({ name: 'curfew', titleZh: '夜间巡查', titleEn: 'Night rest', ...during('curfew') }),
  aSweep({ name: 'weekend', ...during('weekend') }),
  aSweep({ name: 'holiday', ...during('holiday') }),
  aSweep({ name: 'campaign', ...during('curfew'), regions: ['110000'] }),
]

let transactions: Transactions

beforeEach(async () => {
  transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ id: 'room', region: '440100' }))
    const part = (state: 'missed' | 'off-air', start: Instant, end: Instant) =>
      records.coverage.save({ roomId: 'room', state, unseenReason: null, start, end, looks: 0 })
    await part('missed', plus(MIDNIGHT, hours(1)), plus(MIDNIGHT, hours(2)))
    // A person asked for a round by day: no sweep had the room then.
    await part('off-air', plus(MIDNIGHT, hours(10)), plus(MIDNIGHT, hours(11)))
    await part('off-air', plus(MIDNIGHT, hours(20)), plus(MIDNIGHT, hours(23)))
  })
})

function ofRegion(span: typeof day) {
  const deps = { transactions, clock: createFakeClock(plus(day.end, hours(24 * 9))) }
  const rules = { politeness: () => ({ rules: [], others: aBudget() }), law: () => law }
  const schedules = { sweeps: () => SWEEPS }
  return createCoverageQueries({ ...deps, ...rules, schedules }).ofRegion(null, span)
}

it('a sweep is told the minutes that it held, and one whose time it was not is told none', async () => {
  const { bySweep, byRegion, totals, withoutSweeps } = await ofRegion(day)
  expect(withoutSweeps).toBeNull()
  expect(bySweep).toMatchObject([
    { name: 'curfew', title: { zh: '夜间巡查', en: 'Night rest' }, rooms: 1 },
  ])
  // From 21:00 to 06:00: one hour missed, two off air, six that nothing is known of.
  expect(bySweep[0]?.totals).toMatchObject({
    missed: hours(1),
    'off-air': hours(2),
    gap: hours(6),
    unscheduled: 0,
  })
  expect(byRegion).toMatchObject([{ name: '440100', title: { zh: '广东省广州市' } }])
  // The whole day: 24 hours less the five that are known, of which nine less three were scheduled.
  expect(totals).toMatchObject({ 'off-air': hours(4), gap: hours(19), unscheduled: hours(13) })
})

it('what is too much to be worked out is left out with the reason, and never guessed', async () => {
  const { bySweep, withoutSweeps, totals } = await ofRegion({
    ...day,
    end: plus(day.end, hours(24 * 7)),
  })
  expect(bySweep).toEqual([])
  expect(withoutSweeps?.zh).toContain('至多七天')
  expect(totals.unscheduled).toBeNull()
})

it('time before a room was registered is neither covered nor a gap, of any sweep', async () => {
  await transactions.run(async (records) => {
    await records.rooms.remove('room')
    const registered = plus(MIDNIGHT, hours(22))
    await records.rooms.save(aRoom({ id: 'late', region: '440100' }), registered)
  })
  const { bySweep, totals, byPlatform } = await ofRegion(day)
  expect(totals).toMatchObject({ gap: hours(2), unscheduled: 0 })
  expect(bySweep).toMatchObject([{ name: 'curfew', totals: { gap: hours(2) } }])
  expect(byPlatform).toHaveLength(1)
})
