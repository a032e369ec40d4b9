import { expect, test } from 'vitest'
import { createWorkMeter } from '../../../src/adapters/costs/work-meter.ts'
import { createCostLedger } from '../../../src/app/costs/cost-ledger.ts'
import { countedEgress } from '../../../src/app/costs/counted-eyes.ts'
import { hourly } from '../../../src/core/patrol/cost/look-cost.ts'
import { apportion, NO_WORK } from '../../../src/core/patrol/cost/look-work.ts'
import { hours, milliseconds, minutes, seconds } from '../../../src/core/time/duration.ts'
import { civilDateOf } from '../../../src/core/time/instant.ts'
import type { Egress } from '../../../src/ports/egress.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { aRoom } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'

const DAY = civilDateOf(SATURDAY)

/** A process that has spent what it is told to. */
function opened() {
  const clock = createFakeClock(SATURDAY)
  const transactions = createMemoryTransactions()
  const meter = createWorkMeter()
  let [own, children]: [number, number] = [9_000, 500]
  const processor = { read: async () => ({ own, children }) }
  let broken = false
  const written: typeof transactions = {
    ...transactions,
    run: (work) => (broken ? Promise.reject(new Error('syntax')) : transactions.run(work)),
  }
  const breakWrites = (now: boolean) => {
    broken = now
  }
  const ledger = createCostLedger({ clock, meter, processor, transactions: written })
  const spend = (more: number, ofChildren: number) => {
    own += more
    children += ofChildren
  }
  const rooms = (...ids: string[]) =>
    transactions.run(({ lookCosts }) => lookCosts.ofRooms(ids, DAY))
  const sweeps = () => transactions.run(({ lookCosts }) => lookCosts.ofSweeps(DAY))
  return { clock, meter, ledger, spend, rooms, sweeps, breakWrites }
}

test('all that the process spent is shared out, to each room by what was done for it', async () => {
  const { clock, meter, ledger, spend, rooms, sweeps } = opened()
  await ledger.settle()
  const quiet = ledger.watch(aRoom({ id: 'quiet' }), 'holiday')
  const busy = ledger.watch(aRoom({ id: 'busy', tier: 'key' }), 'holiday')
  await quiet.look(async () => {
    await Promise.resolve()
    meter.counter()('bytes', 1_000)
    await clock.sleep(seconds(10))
  })
  await busy.look(async () => {
    meter.counter()('lines', 30)
    await clock.sleep(seconds(20))
  })
  spend(700, 300)
  await ledger.settle()
  await ledger.flush()
  const costs = await rooms('quiet', 'busy', 'nobody')
  const [ofQuiet, ofBusy] = [costs.get('quiet'), costs.get('busy')]
  expect(ofQuiet).toMatchObject({ bytes: 1_000, looks: 1, watched: seconds(10) })
  expect((ofQuiet?.cpu ?? 0) + (ofBusy?.cpu ?? 0)).toBeCloseTo(1_000)
  expect(ofBusy?.cpu).toBeGreaterThan((ofQuiet?.cpu ?? 0) * 10)
  expect(costs.has('nobody')).toBe(false)
  expect((await sweeps()).get('holiday')).toMatchObject({ bytes: 1_000, looks: 2 })
})

test('what is written down is not written twice, and what the sweep was is kept apart', async () => {
  const { ledger, spend, sweeps } = opened()
  await ledger.settle()
  const watch = ledger.watch(aRoom({ id: 'room' }), 'weekend')
  await watch.look(async () => undefined)
  watch.heldBy('holiday')
  await watch.look(async () => undefined)
  await ledger.probe(aRoom({ id: 'other' }), 'weekend', async () => undefined)
  spend(100, 0)
  await ledger.settle()
  await ledger.flush()
  await ledger.flush()
  const costs = await sweeps()
  expect(costs.get('weekend')).toMatchObject({ looks: 1, probes: 1 })
  expect(costs.get('holiday')).toMatchObject({ looks: 1, probes: 0 })
  expect(ledger.totals()).toMatchObject([
    { tier: 'none', look: 'idle', cost: { cpu: 0 } },
    { tier: 'ordinary', look: 'watch', cost: { looks: 2 } },
    { tier: 'ordinary', look: 'probe', cost: { probes: 1 } },
  ])
})

test('what could not be written down is written the next time', async () => {
  const { ledger, sweeps, breakWrites } = opened()
  await ledger.probe(aRoom(), 'weekend', async () => undefined)
  await ledger.settle()
  breakWrites(true)
  await expect(ledger.flush()).rejects.toThrow('syntax')
  breakWrites(false)
  await ledger.flush()
  expect((await sweeps()).get('weekend')).toMatchObject({ probes: 1 })
})

test('what is spent while nobody looks is no room’s', async () => {
  const { ledger, spend } = opened()
  await ledger.settle()
  spend(40, 2)
  await ledger.settle()
  expect(ledger.totals()).toMatchObject([{ look: 'idle', cost: { cpu: 42 } }])
  expect(apportion(milliseconds(50), new Map([['room', NO_WORK]]))).toEqual(new Map())
})

test('bytes are counted for the look that reads them, however late', async () => {
  const meter = createWorkMeter()
  async function* body() {
    yield new Uint8Array(300)
    yield new Uint8Array(45)
  }
  const egress = { get: async () => ({ kind: 'answer', body: body() }) } as unknown as Egress
  const counted: number[] = []
  const answer = await meter.measure(
    (what, amount) => what === 'bytes' && counted.push(amount),
    () => countedEgress(egress, meter).get('http://a.example', { signal: AbortSignal.abort() }),
  )
  if (answer.kind === 'answer') for await (const _ of answer.body);
  expect(counted).toEqual([300, 45])
})

test('an hour of a room is said once it was watched for a minute', () => {
  const cost = { cpu: seconds(6), bytes: 2_000, watched: minutes(30), looks: 180, probes: 0 }
  expect(hourly(cost)).toEqual({ coreSeconds: 12, bytes: 4_000 })
  expect(hourly({ ...cost, watched: seconds(59) })).toBeNull()
  expect(hourly({ ...cost, watched: hours(1) })?.coreSeconds).toBe(6)
})
