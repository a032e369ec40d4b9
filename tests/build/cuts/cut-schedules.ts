import fc from 'fast-check'
import { cut } from '../../../src/app/cuts/cut.ts'
import { hold } from '../../../src/app/cuts/hold.ts'
import { prove } from '../../../src/app/cuts/prove.ts'
import type { CutOrder } from '../../../src/core/cuts/cut-order.ts'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import type { CutPlatform, CutStepOutcome, Publisher } from '../../../src/ports/cut-platform.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import type { Unseen } from '../../../src/ports/sight/stream-viewer.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createFakeCutPlatform } from '../../fakes/fake-cut-platform.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { aCutOrder } from '../database/database-rows.ts'
import { anInstitution, aRoom, at, aViolation } from '../violations.ts'

/** What becomes of one call to the server. */
const CALL_FAULTS = ['lost', 'answer-lost', 'lie', 'killed-before', 'killed-after'] as const
type CallFault = (typeof CALL_FAULTS)[number]

export type CutSchedule = {
  /** By the number of the call, from 1. */
  readonly calls: readonly { readonly nth: number; readonly fault: CallFault }[]
  /** Transactions after which the process is killed, from 1. */
  readonly kills: readonly number[]
  /** The server forgets its bans once, after so many calls; 0: never. */
  readonly forgetsAfter: number
  /** Somebody else publishes in the place of the first one, before the call of this number; 0: never. */
  readonly swappedBefore: number
  /** The encoder comes back at once whenever it is let in. */
  readonly returns: boolean
  readonly deadFrom: number
}

export const CUT_SCHEDULES: fc.Arbitrary<CutSchedule> = fc.record({
  calls: fc.array(
    fc.record({ nth: fc.integer({ min: 1, max: 9 }), fault: fc.constantFrom(...CALL_FAULTS) }),
    { maxLength: 4 },
  ),
  kills: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
  forgetsAfter: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
  swappedBefore: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 })),
  returns: fc.boolean(),
  deadFrom: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
})

const KILLED = new Error('the process was killed')
const NOW = at('2026-10-17T09:40:00+08:00')
const GONE: Unseen = { kind: 'unseen', reason: 'http-4xx', httpStatus: 404, detail: 'HTTP 404' }
const TEACHER: Publisher = { sessionId: 'teacher', address: '10.0.0.7', protocol: 'rtmp' }
const ORDER: CutOrder = aCutOrder({
  id: 'order-1',
  violationId: 'violation-1',
  roomId: 'room-1',
  status: 'approved',
  expectedPublisher: TEACHER,
  requestedAt: NOW,
})
const unreachable: CutStepOutcome = { kind: 'unreachable', detail: 'no answer' }
const never = new AbortController().signal

type World = {
  readonly platform: CutPlatform
  readonly onAir: () => boolean
  readonly encoderTries: () => void
  readonly hit: string[]
  readonly banned: () => boolean
  readonly deafToUnban: () => boolean
}

async function faulty<T>(
  fault: CallFault | undefined,
  act: () => Promise<T>,
  lost: T,
  lie: T | null,
): Promise<T> {
  if (fault === 'killed-before') throw KILLED
  if (fault === 'lost') return lost
  if (fault === 'lie' && lie !== null) return lie
  const answer = await act()
  if (fault === 'killed-after') throw KILLED
  return fault === 'answer-lost' ? lost : answer
}

/** A server and an encoder; whatever is asked of the server goes wrong as the schedule says. */
function openWorld(schedule: CutSchedule): World {
  const server = createFakeCutPlatform()
  const hit: string[] = []
  let calls = 0
  let sessions = 0
  let lostUnban = false
  const state = async () => await server.publishState(ORDER.target)
  let live = server.publish(ORDER.target, TEACHER)
  const encoderTries = (): void => {
    if (live || !schedule.returns) return
    sessions += 1
    live = server.publish(ORDER.target, { ...TEACHER, sessionId: `again-${sessions}` })
  }
  const swap = (): void => {
    if (!live) return
    server.publish(ORDER.target, { sessionId: 'stranger', address: '10.0.0.9', protocol: 'rtmp' })
  }
  async function asked<T>(act: () => Promise<T>, lost: T, lie: T | null): Promise<T> {
    calls += 1
    if (calls === schedule.swappedBefore) swap()
    if (calls === schedule.forgetsAfter)
      await server.unban(ORDER.target, { id: 'forgot', reason: '' })
    if (schedule.deadFrom > 0 && calls >= schedule.deadFrom) return lost
    const fault = schedule.calls.find(({ nth }) => nth === calls)?.fault
    return await faulty(fault, act, lost, lie)
  }
  const platform: CutPlatform = {
    ...server,
    publishState: async () =>
      await asked(state, { kind: 'unreachable', detail: 'no answer' }, null),
    ban: async (...given) =>
      await asked(() => server.ban(...given), unreachable, { kind: 'accepted', detail: 'a lie' }),
    kick: async (target, publisher, act) =>
      await asked(
        async () => {
          const before = await state()
          const outcome = await server.kick(target, publisher, act)
          if (outcome.kind === 'accepted' && before.kind === 'publishing') {
            hit.push(before.publisher.sessionId)
            live = false
          }
          return outcome
        },
        unreachable,
        { kind: 'accepted', detail: 'a lie' },
      ),
    unban: async (...given) => {
      const outcome = await asked(() => server.unban(...given), unreachable, null)
      lostUnban = outcome.kind !== 'accepted'
      return outcome
    },
  }
  return {
    platform,
    onAir: () => live,
    encoderTries,
    hit,
    banned: () => server.bans.size > 0,
    deafToUnban: () => lostUnban,
  }
}

/** Transactions that are written, after which the process may be killed. */
function killing(transactions: Transactions, kills: readonly number[]): Transactions {
  let count = 0
  return {
    ...transactions,
    run: async (work) => {
      const result = await transactions.run(work)
      count += 1
      if (kills.includes(count)) throw KILLED
      return result
    },
  }
}

export type Played = {
  readonly order: CutOrder
  readonly world: {
    readonly onAir: boolean
    readonly wasBack: boolean
    readonly seenLiveAfterProof: boolean
    readonly banned: boolean
    readonly deafToUnban: boolean
    readonly hit: readonly string[]
  }
}

const TRIES = 30

/** Plays an order to its end: a process after another takes it up where the one before was killed. */
export async function playSchedule(schedule: CutSchedule): Promise<Played> {
  const kept = createMemoryTransactions()
  const transactions = killing(kept, schedule.kills)
  const world = openWorld(schedule)
  const base = createFakeClock(NOW)
  let wasBack = false
  let backAfterProof = false
  const clock = {
    ...base,
    sleep: async (duration: Parameters<typeof base.sleep>[0], signal?: AbortSignal) => {
      await base.sleep(duration, signal ?? never)
      world.encoderTries()
      wasBack ||= world.onAir() && world.hit.length > 0
    },
  }
  const viewer = {
    probe: async () => (world.onAir() ? ({ kind: 'on-air', source: SOURCE } as const) : GONE),
    sample: async () => {
      if (!world.onAir()) return GONE
      const sha256 = String(base.monotonic())
      return {
        kind: 'frame',
        sampled: { frame: PICTURE, png: new Uint8Array(1), sha256 },
        source: SOURCE,
      } as const
    },
  }
  await kept.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom({ cutTarget: ORDER.target, streamUrls: ['http://m/live.flv'] }))
    await records.violations.save(aViolation())
    await records.cutOrders.save(ORDER)
  })
  const deps = {
    clock,
    transactions,
    platform: world.platform,
    viewer,
    texts: { fetchText: async () => GONE },
    evidenceStore: createMemoryEvidenceStore(),
  }
  const payload = { cutOrderId: ORDER.id }
  for (let i = 0; i < TRIES; i += 1) {
    try {
      await cut(deps, payload, never)
      await prove(deps, payload, never)
      await hold(deps, payload, never)
    } catch (error) {
      if (error !== KILLED) throw error
      base.advance(seconds(30))
    }
    base.advance(minutes(1))
  }
  const order = await kept.run((records) => records.cutOrders.find(ORDER.id))
  if (order === null) throw new Error('the order is gone')
  backAfterProof = order.status === 'verified' && world.onAir()
  return {
    order,
    world: {
      onAir: world.onAir(),
      wasBack,
      seenLiveAfterProof: backAfterProof,
      banned: world.banned(),
      deafToUnban: world.deafToUnban(),
      hit: world.hit,
    },
  }
}

const SOURCE = {
  kind: 'flv',
  resolvedUrl: 'http://m/live.flv',
  videoCodec: 'h264',
  width: 2,
  height: 1,
} as const
const PICTURE = { width: 2, height: 1, rgb: new Uint8Array(6) }
