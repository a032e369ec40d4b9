import { expect, test } from 'vitest'
import { hours, seconds } from '../../../src/core/time/duration.ts'
import { civilDateOf, plus } from '../../../src/core/time/instant.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { aRun } from '../../build/sweeps.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import type { RecordsTestContext } from './records-suite.ts'

const TODAY = civilDateOf(SATURDAY)
const LATER = plus(SATURDAY, hours(1))

const ids = (runs: readonly { readonly id: string }[]) => runs.map(({ id }) => id)

const runsWith =
  ({ unique }: Pick<RecordsTestContext, 'unique'>) =>
  (sweep: string, change: Parameters<typeof aRun>[0] = {}) =>
    aRun({ id: unique('run'), sweep, startedAt: SATURDAY, ...change })

export function sweepRunTests({ transactions, unique }: RecordsTestContext): void {
  const aRunOf = runsWith({ unique })

  test('a run is opened once, whoever else opens it, and a sweep has one round at a time', async () => {
    const run = aRunOf(unique('sweep'))
    const round = aRunOf(run.sweep, { kind: 'manual' })
    const opened = await transactions().run(async ({ sweepRuns }) => [
      await sweepRuns.open(run),
      await sweepRuns.open({ ...run, why: 'again' }),
      await sweepRuns.open(round),
      await sweepRuns.open({ ...round, id: unique('run') }),
    ])
    expect(opened).toEqual([true, false, true, false])
    expect(await transactions().run(({ sweepRuns }) => sweepRuns.find(run.id))).toEqual(run)
    const again = await transactions().run(async ({ sweepRuns }) => {
      await sweepRuns.change(round.id, 'running', { ...round, state: 'finished', endedAt: LATER })
      return await sweepRuns.open({ ...round, id: unique('run') })
    })
    expect(again).toBe(true)
  })

  test('progress leaves the state alone, and a state is changed only from the one that was seen', async () => {
    const run = aRunOf(unique('sweep'))
    const found = await transactions().run(async ({ sweepRuns }) => {
      await sweepRuns.open(run)
      const to = { state: 'paused' as const, startedAt: run.startedAt, endedAt: null }
      const first = await sweepRuns.change(run.id, 'running', to)
      const second = await sweepRuns.change(run.id, 'running', { ...to, state: 'stopped' })
      await sweepRuns.progress(run.id, { rooms: 7, looked: 3, progressAt: LATER })
      return { first, second, run: await sweepRuns.find(run.id) }
    })
    expect(found).toMatchObject({
      first: true,
      second: false,
      run: { state: 'paused', rooms: 7, looked: 3, progressAt: LATER },
    })
  })
}

export function sweepRunListTests({ transactions, unique }: RecordsTestContext): void {
  const aRunOf = runsWith({ unique })

  test('current are those not over and the scheduled ones of the day, however they ended', async () => {
    const sweep = unique('sweep')
    const runs = {
      going: aRunOf(sweep),
      stopped: aRunOf(sweep, { state: 'stopped', endedAt: LATER }),
      longAgo: aRunOf(sweep, { startedAt: plus(SATURDAY, hours(-48)), endedAt: SATURDAY }),
      still: aRunOf(sweep, { startedAt: plus(SATURDAY, hours(-48)) }),
      roundOver: aRunOf(sweep, { kind: 'manual', state: 'finished', endedAt: LATER }),
    }
    const current = await transactions().run(async ({ sweepRuns }) => {
      for (const run of Object.values(runs)) await sweepRuns.open(run)
      return (await sweepRuns.current(TODAY)).filter((run) => run.sweep === sweep)
    })
    expect(ids(current)).toEqual(ids([runs.going, runs.stopped, runs.still]))
  })

  test('the list is latest first, by sweep and state, a page at a time; what is old is forgotten', async () => {
    const sweep = unique('sweep')
    const runs = [0, 1, 2].map((n) =>
      aRunOf(sweep, { startedAt: plus(SATURDAY, seconds(n)), endedAt: plus(SATURDAY, hours(-n)) }),
    )
    const list = async (records: Records, cursor: string | null) =>
      await records.sweepRuns.list({ sweep, state: 'running' }, { limit: 2, cursor })
    const found = await transactions().run(async (records) => {
      for (const run of runs) await records.sweepRuns.open(run)
      const first = await list(records, null)
      const second = await list(records, first.nextCursor)
      await records.sweepRuns.forget(plus(SATURDAY, hours(-1)))
      return { first, second, left: await list(records, null) }
    })
    expect(ids(found.first.items)).toEqual(ids([runs[2], runs[1]].flatMap((run) => run ?? [])))
    expect(ids(found.second.items)).toEqual(ids(runs.slice(0, 1)))
    expect(found.second.nextCursor).toBeNull()
    expect(ids(found.left.items)).toEqual(ids([runs[1], runs[0]].flatMap((run) => run ?? [])))
  })
}

export function patrolledRoomTests({ transactions, unique }: RecordsTestContext): void {
  test('rooms come with institution and status, in order of registration, page by page; others are left out', async () => {
    const institutionId = unique('institution')
    const names = ['first', 'second', 'third'].map((name) => unique(name))
    const [first = '', second = '', third = ''] = names
    const status = {
      roomId: second,
      state: 'clean' as const,
      unseenReason: null,
      since: SATURDAY,
      lastLookAt: SATURDAY,
      recording: null,
      less: null,
    }
    const seen = await transactions().run(async (records) => {
      await records.institutions.save(anInstitution({ id: institutionId }))
      for (const id of names) await records.rooms.save(aRoom({ id, institutionId }))
      await records.rooms.save(aRoom({ id: unique('off'), institutionId, active: false }))
      await records.rooms.save(aRoom({ id: unique('nobodys'), institutionId: unique('nobody') }))
      await records.rooms.save(aRoom({ id: third, institutionId, tier: 'key', tags: ['备改审'] }))
      await records.roomBoard.saveStatus(status)
      const all = []
      let after: number | null = null
      do {
        const page: Awaited<ReturnType<Records['patrolledRooms']['page']>> =
          await records.patrolledRooms.page(after, 2)
        expect(page.items.length).toBeLessThanOrEqual(2)
        all.push(...page.items)
        after = page.next
      } while (after !== null)
      return all.filter(({ room }) => room.institutionId === institutionId)
    })
    expect(seen.map(({ room }) => room.id)).toEqual([first, second, third])
    expect(seen.map((one) => one.status)).toEqual([null, status, null])
    expect(seen[2]?.room).toMatchObject({ tier: 'key', tags: ['备改审'] })
  })
}
