import { beforeEach, describe, expect, it } from 'vitest'
import { cut } from '../../../../src/app/cuts/cut.ts'
import { undoCut } from '../../../../src/app/cuts/undo-cut.ts'
import { announceStep } from '../../../../src/core/cuts/announced-step.ts'
import type { CutOrder } from '../../../../src/core/cuts/cut-order.ts'
import { hours, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { CutPlatform } from '../../../../src/ports/cut-platform.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import { aCutOrder } from '../../../build/database/database-rows.ts'
import { anInstitution, aRoom, at, aViolation } from '../../../build/violations.ts'
import { NOTHING_ON_AIR } from '../../../fakes/blind-eyes.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform, type FakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOW = at('2026-10-17T09:50:00+08:00')
const never = new AbortController().signal
const TEACHER = { sessionId: 's-1', address: '10.0.0.7', protocol: 'rtmp' }
const ORDER: CutOrder = aCutOrder({
  id: 'order-1',
  violationId: 'violation-1',
  roomId: 'room-1',
  status: 'approved',
  expectedPublisher: TEACHER,
  until: null,
})
const BANNED = [{ at: NOW, step: 'ban', outcome: 'accepted', detail: '', until: null }] as const

let transactions: Transactions
let platform: FakeCutPlatform
let clock: ReturnType<typeof createFakeClock>

const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)
const order = () => read((records) => records.cutOrders.find('order-1'))
const undo = (cutOrderId = 'order-1', on: CutPlatform = platform) =>
  undoCut(
    { clock, transactions, platform: on },
    { who: 'user:a', why: '误断', cutOrderId, mayUndoOthers: true },
  )
const carryOut = (on: CutPlatform = platform, cutOrderId = 'order-1') =>
  cut(
    {
      clock,
      transactions,
      platform: on,
      evidenceStore: createMemoryEvidenceStore(),
      ...NOTHING_ON_AIR,
    },
    { cutOrderId },
    never,
  )
const given = (...orders: readonly CutOrder[]) =>
  read(async (records) => {
    for (const one of orders) await records.cutOrders.save(one)
  })

beforeEach(async () => {
  transactions = createMemoryTransactions()
  platform = createFakeCutPlatform()
  clock = createFakeClock(NOW)
  platform.publish(ORDER.target, TEACHER)
  await read(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: ORDER.target }))
    await records.violations.save(aViolation())
    await records.violations.save(aViolation({ id: 'violation-2', ongoing: false, endedAt: NOW }))
  })
})

const undoneDuring = (name: 'ban' | 'kick'): CutPlatform => ({
  ...platform,
  ban: async (...call) => {
    if (name === 'ban') await undo()
    return await platform.ban(...call)
  },
  kick: async (...call) => {
    if (name === 'kick') await undo()
    return await platform.kick(...call)
  },
})

describe('an order that is undone while it is being carried out', () => {
  it('leaves no ban, though the answer to its ban was outstanding', async () => {
    await given(ORDER)
    await carryOut(undoneDuring('ban'))
    expect(await order()).toMatchObject({ status: 'undone' })
    expect(platform.bans.size).toBe(0)
    expect(platform.calls).not.toContain('kick s-1')
  })

  it('leaves no ban, though it was being renewed', async () => {
    const abilities = { ...platform.abilities(ORDER.target), longestBan: hours(24) }
    const given24 = { ...BANNED[0], until: plus(NOW, hours(24)) }
    await given({ ...ORDER, abilities, status: 'held', steps: [given24] })
    clock.advance(hours(23))
    await carryOut(undoneDuring('ban'))
    expect(await order()).toMatchObject({ status: 'undone' })
    expect(platform.bans.size).toBe(0)
  })

  it('says that its publisher was dropped all the same, and stays undone', async () => {
    await given(ORDER)
    await carryOut(undoneDuring('kick'))
    const last = (await order())?.steps.findLast(({ step }) => step === 'kick')
    expect(last).toMatchObject({ outcome: 'accepted' })
    expect(await order()).toMatchObject({ status: 'undone' })
    expect(platform.bans.size).toBe(0)
  })
})

describe('an undone order whose ban comes to the platform late', () => {
  it('leaves no ban that was sent while the undo waited for its own answer', async () => {
    await given(ORDER)
    let first = true
    const late: CutPlatform = {
      ...platform,
      unban: async (...call) => {
        const answer = await platform.unban(...call)
        if (first) {
          first = false
          await carryOut()
        }
        return answer
      },
    }
    expect(await undo('order-1', late)).toMatchObject({ ok: true })
    expect(await order()).toMatchObject({ status: 'undone' })
    expect(platform.bans.size).toBe(0)
  })

  it('is lifted once more where the sender of its ban was killed before the answer', async () => {
    await given(ORDER)
    await given(announceStep(ORDER, 'ban', NOW))
    await undo()
    // The platform got to it only now.
    await platform.ban(ORDER.target, null, { id: 'late', reason: '' })
    clock.advance(seconds(40))
    const due = await read(({ cutOrders }) => cutOrders.dueAgain(clock.now()))
    expect(due.map(({ id }) => id)).toEqual(['order-1'])
    await carryOut()
    expect(platform.bans.size).toBe(0)
    const calls = platform.calls.length
    await carryOut()
    expect(platform.calls).toHaveLength(calls)
  })
})

describe('two orders on one stream', () => {
  const other = (change: Partial<CutOrder> = {}): CutOrder => ({
    ...ORDER,
    id: 'order-2',
    violationId: 'violation-2',
    status: 'held',
    steps: BANNED,
    ...change,
  })
  const isBanned = () => platform.bans.size === 1
  beforeEach(() => platform.ban(ORDER.target, null, { id: 'b', reason: '' }))

  it('keep the ban until both are undone', async () => {
    await given({ ...ORDER, status: 'held', steps: BANNED }, other())
    expect(await undo()).toMatchObject({ ok: true, value: { order: { status: 'undone' } } })
    expect(isBanned()).toBe(true)
    await undo('order-2')
    expect(isBanned()).toBe(false)
  })

  it('do not lift the ban of the other where one was refused', async () => {
    platform.publish(ORDER.target, { ...TEACHER, sessionId: 's-9' })
    await given({ ...ORDER, status: 'refused', steps: BANNED }, other())
    await carryOut()
    expect(isBanned()).toBe(true)
  })

  it('end with the later of both ends, and with the other’s own once one is undone', async () => {
    const [sooner, later] = [plus(NOW, hours(2)), plus(NOW, hours(9))]
    platform.leave(ORDER.target)
    await platform.unban(ORDER.target, { id: 'b', reason: '' })
    platform.publish(ORDER.target, TEACHER)
    await given({ ...ORDER, until: sooner }, other({ until: later }))
    await carryOut()
    expect([...platform.bans.values()]).toEqual([later])
    await undo('order-2')
    expect([...platform.bans.values()]).toEqual([sooner])
  })

  it('count for nothing where one is over, undone, or never got as far as a ban', async () => {
    const over = plus(NOW, hours(-1))
    await given(
      { ...ORDER, status: 'held', steps: BANNED },
      other({ until: over }),
      other({ id: 'order-3', status: 'undone' }),
      other({ id: 'order-4', status: 'requested', steps: [] }),
    )
    await undo()
    expect(isBanned()).toBe(false)
  })
})
