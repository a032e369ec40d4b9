import { beforeEach, describe, expect, it } from 'vitest'
import { cut } from '../../../../src/app/cuts/cut.ts'
import { hold } from '../../../../src/app/cuts/hold.ts'
import { undoCut } from '../../../../src/app/cuts/undo-cut.ts'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../src/core/cuts/cut-abilities.ts'
import type { CutOrder } from '../../../../src/core/cuts/cut-order.ts'
import type { Records, Transactions } from '../../../../src/ports/records/records.ts'
import type { StreamViewer, Unseen } from '../../../../src/ports/sight/stream-viewer.ts'
import { aCutOrder } from '../../../build/database/database-rows.ts'
import { anInstitution, aRoom, at, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createFakeCutPlatform, type FakeCutPlatform } from '../../../fakes/fake-cut-platform.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOW = at('2026-10-17T09:50:00+08:00')
const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }
const never = new AbortController().signal
/** An address on air: another picture with each look. */
function onAir(): StreamViewer {
  const source = {
    kind: 'flv' as const,
    resolvedUrl: 'http://media.example/live/room-1.flv',
    videoCodec: 'h264',
    width: 2,
    height: 1,
  }
  const frame = { width: 2, height: 1, rgb: new Uint8Array(6) }
  let pictures = 0
  return {
    probe: async () => ({ kind: 'on-air', source }),
    sample: async () => {
      pictures += 1
      const sampled = { frame, png: new Uint8Array(1), sha256: `${pictures}` }
      return { kind: 'frame', sampled, source }
    },
  }
}
const TEACHER = { sessionId: 's-2', address: '10.0.0.7', protocol: 'rtmp' }
const HELD: CutOrder = aCutOrder({
  id: 'order-1',
  violationId: 'violation-1',
  roomId: 'room-1',
  status: 'held',
  steps: [{ at: NOW, step: 'ban', outcome: 'accepted', detail: '', until: null }],
})

let transactions: Transactions
let platform: FakeCutPlatform
let deps: Parameters<typeof hold>[0]

const read = <T>(work: (records: Records) => Promise<T>): Promise<T> => transactions.run(work)
const order = () => read((records) => records.cutOrders.find('order-1'))
const undo = (mayUndoOthers = true) =>
  undoCut(deps, {
    who: 'user:officer',
    why: '误断,予以恢复',
    cutOrderId: 'order-1',
    mayUndoOthers,
  })

async function given(change: Partial<CutOrder> = {}): Promise<void> {
  await read(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: HELD.target }))
    await records.violations.save(aViolation())
    await records.cutOrders.save({ ...HELD, ...change })
  })
}

beforeEach(() => {
  transactions = createMemoryTransactions()
  platform = createFakeCutPlatform()
  deps = {
    clock: createFakeClock(NOW),
    transactions,
    platform,
    viewer: { probe: async () => GONE, sample: async () => GONE },
    texts: { fetchText: async () => GONE },
    evidenceStore: createMemoryEvidenceStore(),
  }
})

describe('taking a cut back', () => {
  it('lifts the ban, and is proven once the stream is on air again', async () => {
    await given()
    expect(await undo()).toMatchObject({ ok: true, value: { jobs: [{ stage: 'hold' }] } })
    expect(await order()).toMatchObject({ status: 'undone' })
    platform.publish(HELD.target, TEACHER)
    await hold(deps, { cutOrderId: 'order-1' }, never)
    expect(await order()).toMatchObject({ status: 'undone', resumedAt: expect.any(Number) })
  })

  it('is not proven by another address of the room that was never cut', async () => {
    await given()
    await undo()
    deps = { ...deps, viewer: onAir() }
    await hold(deps, { cutOrderId: 'order-1' }, never)
    expect(await order()).toMatchObject({ status: 'undone', resumedAt: null })
  })

  it('of another person takes an officer, of the machine or oneself it does not', async () => {
    await given({ requestedBy: 'user:wang' })
    expect(await undo(false)).toMatchObject({ ok: false, fault: { code: 'not-allowed' } })
    expect(platform.bans.size).toBe(0)
    await given({ id: 'order-1', automatic: true, version: 2 })
    expect(await undo(false)).toMatchObject({ ok: true })
  })

  it('while its ban is on the way leaves no ban behind', async () => {
    await given({ status: 'approved', steps: [], expectedPublisher: TEACHER })
    platform.publish(HELD.target, TEACHER)
    const ban: typeof platform.ban = async (...asked) => {
      await undo()
      return await platform.ban(...asked)
    }
    const slow = { ...platform, ban }
    await cut({ ...deps, platform: slow }, { cutOrderId: 'order-1' }, never)
    expect(await order()).toMatchObject({ status: 'undone' })
    expect(platform.bans.size).toBe(0)
  })

  it('says after ten minutes that nobody came back, and does not look for ever', async () => {
    await given()
    await undo()
    const began = deps.clock.monotonic()
    await hold(deps, { cutOrderId: 'order-1' }, never)
    expect(await order()).toMatchObject({ status: 'undone', resumedAt: null })
    expect(deps.clock.monotonic() - began).toBeGreaterThanOrEqual(600_000)
    expect(await read(({ cutOrders }) => cutOrders.dueAgain(deps.clock.now()))).toEqual([])
  })

  it('is taken up again by whoever comes after a process that was killed', async () => {
    await given()
    await undo()
    const due = await read(({ cutOrders }) => cutOrders.dueAgain(deps.clock.now()))
    expect(due.map(({ id }) => id)).toEqual(['order-1'])
  })

  it('is refused, and asks for nothing, where the platform cannot lift a ban', async () => {
    await given({ abilities: { ...NODE_MEDIA_SERVER_ABILITIES, resume: false } })
    expect(await undo()).toMatchObject({ ok: false, fault: { code: 'cut-cannot' } })
    expect(platform.calls).toEqual([])
    expect(await order()).toMatchObject({ status: 'held' })
  })

  it('of an order without a ban asks the platform for nothing', async () => {
    await given({ ban: false, steps: [] })
    expect(await undo()).toMatchObject({ ok: true })
    expect(platform.calls).toEqual([])
  })
})
