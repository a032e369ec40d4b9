import { beforeEach, describe, expect, it } from 'vitest'
import { keepCutPower } from '../../../../../src/app/cuts/power/automatic-cuts.ts'
import { createPowerQueries } from '../../../../../src/app/cuts/power/power-queries.ts'
import { stopAutomaticCut } from '../../../../../src/app/cuts/power/stop-automatic.ts'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../../../src/core/cuts/power/cut-rules.ts'
import { approvalAsked } from '../../../../../src/core/cuts/power/second-person.ts'
import { judge } from '../../../../../src/core/policy/judge.ts'
import { minutes, seconds } from '../../../../../src/core/time/duration.ts'
import { minus } from '../../../../../src/core/time/instant.ts'
import type { Records, Transactions } from '../../../../../src/ports/records/records.ts'
import { aCutOrder, aStoredViolation } from '../../../../build/database/database-rows.ts'
import { loadedLaw } from '../../../../build/law.ts'
import { aHit, anInstitution, aRoom, at, aVerdict } from '../../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../../../fakes/fake-cut-platform.ts'
import { createMemoryTransactions } from '../../../../fakes/memory-records.ts'

const START = at('2026-10-17T09:32:00+08:00')
const TARGET = aCutOrder().target
const TEACHER = { sessionId: 's1', address: '127.0.0.1', protocol: 'rtmp' }
const LAW = await loadedLaw()

const rulesOf = (mode: 'on' | 'shadow', change: Partial<CutRules> = {}): CutRules => ({
  ...DEFAULT_CUT_RULES,
  automatic: {
    ...DEFAULT_CUT_RULES.automatic,
    rules: [{ line: 40, mode, regions: ['440100'], sweeps: ['weekend'] }],
  },
  ...change,
})

let transactions: Transactions
let clock: ReturnType<typeof createFakeClock>
let platform: ReturnType<typeof createFakeCutPlatform>
let rules: CutRules

const deps = () => ({
  transactions,
  clock,
  platform,
  identifiers: createFakeIdentifiers('new'),
  cutRules: () => rules,
  law: () => LAW,
  judge: (session: Parameters<typeof judge>[0]) => judge(session, LAW),
  politeness: () => ({ rules: [], others: {} as never }),
  sweeps: () => [
    {
      name: 'weekend',
      regions: [],
      stages: [],
      cadence: { probeSeconds: 60, watchSeconds: 5 },
    },
  ],
})

const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)
const record = (id = 'violation-1') => read(({ cutPower }) => cutPower.automatic(id))
const orders = () => read(({ cutOrders }) => cutOrders.ofViolation('violation-1'))

/** The lesson goes on, and was seen a moment ago. */
async function seen(id = 'violation-1', change = {}): Promise<void> {
  await read(async ({ violations }) => {
    const before = await violations.find(id)
    if (before === null) return
    const lastSeenAt = clock.now()
    await violations.save({ ...before, lastSeenAt, version: before.version + 1, ...change })
  })
}

async function tick(passed = seconds(0)) {
  clock.advance(passed)
  await seen()
  return await keepCutPower(deps())
}

const judgement = aVerdict({
  hits: [aHit({ from: minus(START, minutes(5)), to: START, seconds: 300 })],
})

beforeEach(async () => {
  transactions = createMemoryTransactions()
  clock = createFakeClock(START)
  platform = createFakeCutPlatform()
  platform.publish(TARGET, TEACHER)
  rules = rulesOf('on')
  await read(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: TARGET }))
    await records.violations.save(aStoredViolation({ judgement, lastSeenAt: START }))
  })
})

describe('an automatic cut', () => {
  it('counts down, then is ordered for the session that was there, once', async () => {
    expect(await tick()).toEqual([])
    expect(await record()).toMatchObject({ state: 'countdown', sessionId: 's1' })
    expect(await tick(seconds(59))).toEqual([])
    const jobs = await tick(seconds(1))
    expect(jobs).toMatchObject([{ stage: 'cut', key: 'auto-violation-1' }])
    expect(await orders()).toMatchObject([
      {
        id: 'auto-violation-1',
        status: 'approved',
        automatic: true,
        requestedBy: 'system',
        expectedPublisher: { sessionId: 's1' },
        until: clock.now() + minutes(120),
      },
    ])
    expect(await record()).toMatchObject({ state: 'ordered', orderId: 'auto-violation-1' })
    expect(await tick(seconds(5))).toEqual([])
    expect(await orders()).toHaveLength(1)
  })

  it('is ordered once by two machines at once, and by one that comes back late', async () => {
    await tick()
    clock.advance(minutes(7))
    await seen()
    const jobs = await Promise.all([keepCutPower(deps()), keepCutPower(deps())])
    expect(jobs.flat()).toHaveLength(1)
    expect(await orders()).toHaveLength(1)
  })

  it('is stopped by a person for good, and not again once it was given', async () => {
    await tick()
    const stop = { violationId: 'violation-1', who: 'user:li', why: '误报' }
    expect(await stopAutomaticCut(deps(), stop)).toMatchObject({
      value: { state: 'stopped', stoppedBy: 'user:li' },
    })
    await tick(minutes(2))
    expect(await orders()).toEqual([])
    const events = await read(({ journal }) => journal.ofSubject('violation-1'))
    expect(events.map(({ who }) => who)).toEqual(['system', 'user:li'])
  })

  it('cannot be stopped when the order is given: it is undone', async () => {
    await tick()
    await tick(minutes(1))
    const stop = { violationId: 'violation-1', who: 'user:li', why: '误报' }
    expect(await stopAutomaticCut(deps(), stop)).toMatchObject({ fault: { code: 'wrong-state' } })
  })

  it('leaves a stream that is also one of another region to people', async () => {
    const far = { id: 'room-far', institutionId: 'far', region: '440306', cutTarget: TARGET }
    await read(({ rooms }) => rooms.save(aRoom(far)))
    await tick()
    expect(await tick(minutes(1))).toEqual([])
    expect(await orders()).toEqual([])
    expect(await record()).toMatchObject({ state: 'given-up', orderId: null })
  })

  it('cuts nobody when somebody else publishes at its end, and asks a person', async () => {
    await tick()
    platform.leave(TARGET)
    platform.publish(TARGET, { ...TEACHER, sessionId: 's2' })
    await tick(minutes(1))
    expect(await record()).toMatchObject({ state: 'given-up', because: ['another-publisher'] })
    expect(await orders()).toEqual([])
    const { automatic } = await createPowerQueries(deps()).power()
    expect(automatic).toMatchObject([{ record: { state: 'given-up' }, roomTitle: '初三数学' }])
  })
})

describe('a countdown', () => {
  it('is taken back when a condition falls away, and may begin anew', async () => {
    await tick()
    await read(async ({ violations }) => {
      const before = await violations.find('violation-1')
      if (before !== null) {
        await violations.save({ ...before, ongoing: false, version: before.version + 1 })
      }
    })
    clock.advance(seconds(10))
    await keepCutPower(deps())
    expect(await record()).toMatchObject({ state: 'lapsed', because: ['ended'] })
    await seen('violation-1', { ongoing: true })
    await keepCutPower(deps())
    expect(await record()).toMatchObject({ state: 'countdown', beganAt: clock.now() })
  })

  it('in the shadow is only written down, and people are asked what they think', async () => {
    rules = rulesOf('shadow')
    await tick()
    expect(await tick(minutes(1))).toEqual([])
    expect(await record()).toMatchObject({ state: 'ordered', mode: 'shadow', orderId: null })
    expect(await orders()).toEqual([])
    expect(platform.calls).toEqual([])
    await seen('violation-1', { status: 'dismissed' })
    const { groups } = await createPowerQueries(deps()).shadow(START)
    expect(groups).toEqual([
      {
        region: '440100',
        rule: 'CAL-REST',
        subject: 'MAT',
        cases: 1,
        agreed: 0,
        disagreed: 1,
        undecided: 0,
        notCut: 1,
      },
    ])
  })

  it('stops at once everywhere in a place whose fuse has blown, and says so aloud', async () => {
    rules = rulesOf('on', {
      fuse: { ...rules.fuse, automatic: { all: 1, platform: 9, region: 9 } },
    })
    const other = { ...TARGET, stream: 'english' }
    platform.publish(other, { ...TEACHER, sessionId: 's9' })
    await read(async (records) => {
      await records.rooms.save(aRoom({ id: 'room-2', cutTarget: other }))
      await records.violations.save(
        aStoredViolation({ id: 'violation-2', roomId: 'room-2', judgement, lastSeenAt: START }),
      )
    })
    await tick()
    expect(await record('violation-2')).toMatchObject({ state: 'countdown' })
    clock.advance(minutes(1))
    await seen()
    await seen('violation-2')
    expect(await keepCutPower(deps())).toHaveLength(1)
    expect(await keepCutPower(deps())).toEqual([])
    const [first, second] = [await record(), await record('violation-2')]
    expect([first?.state, second?.state].toSorted()).toEqual(['lapsed', 'ordered'])
    const told = await read(({ journal }) => journal.ofSubject('fuse:automatic:all'))
    expect(told).toMatchObject([{ type: 'system.changed', who: 'system' }])
  })
})

it('a request that nobody approved in time is written down as void', async () => {
  const approval = approvalAsked([], DEFAULT_CUT_RULES, minus(START, minutes(11)))
  await read(({ cutOrders }) => cutOrders.save(aCutOrder({ approval })))
  rules = DEFAULT_CUT_RULES
  await tick()
  expect(await orders()).toMatchObject([
    { status: 'not-approved', approval: { ended: { how: 'expired' } } },
  ])
})
