import { expect } from 'vitest'
import type { CaptureDeps, FollowedLook } from '../../../src/app/capture/capture-deps.ts'
import { type CaptureDesk, createCaptureDesk } from '../../../src/app/capture/capture-desk.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { aStoredViolation, SATURDAY } from '../../build/database/database-rows.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { createFakeClock } from '../fake-clock.ts'
import { createMemoryEvidenceStore } from '../memory-evidence-store.ts'
import { createMemoryTransactions } from '../memory-records.ts'
import { silentLogger } from '../silent-logger.ts'
import { createFakeRecorder, emptyDisk } from './fake-media-recorder.ts'

export const FACTS = {
  host: 'media.example',
  port: 80,
  addresses: ['203.0.113.7'],
  used: '203.0.113.7',
  why: null,
  answer: { status: 200, headers: { server: 'nginx' } },
  certificate: null,
  certificateWhy: null,
  encrypted: false,
  speaksHttp: true,
} as const

export function openDesk(change: Partial<CaptureDeps> = {}) {
  const clock = createFakeClock(SATURDAY)
  const transactions = createMemoryTransactions()
  const evidenceStore = createMemoryEvidenceStore()
  const disk = emptyDisk()
  let looked: () => Promise<void> = async () => undefined
  const deps: CaptureDeps = {
    // Who sleeps lets time pass, and looks go on meanwhile.
    clock: {
      ...clock,
      async sleep(duration, signal) {
        if (duration > seconds(5)) return await new Promise(() => undefined)
        await clock.sleep(duration, signal)
        await looked()
      },
    },
    logger: silentLogger,
    transactions,
    evidenceStore,
    recorder: createFakeRecorder(disk, clock.now),
    addresses: { read: async () => ({ ...FACTS, at: clock.now() }) },
    timeSource: { ask: async () => ({ kind: 'unset' }) },
    roomPages: { open: () => Promise.reject(new Error('no page')) },
    pages: { visit: () => Promise.reject(new Error('no page')) },
    gate: { ask: async () => ({ kind: 'go', done: async () => undefined }) },
    versions: () => [{ zh: '程序', en: 'program', value: 'xuncha' }],
    rooms: 4,
    mostBytes: 1_000_000,
    ...change,
  }
  const desk = createCaptureDesk(deps)
  const look = (stance: FollowedLook['stance'], id = 'room-1'): void => {
    const room = aRoom({ id })
    const now = clock.now()
    const url = room.streamUrls[0] ?? ''
    desk.follow({ room, url, at: now, start: now, stance, recorded: false })
  }
  const record = (): Promise<void> =>
    transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      await records.rooms.save(aRoom())
      const now = clock.now()
      await records.violations.save(aStoredViolation({ openedAt: now, lastSeenAt: now }))
    })
  const pieces = () =>
    transactions.run(({ violationEvidence }) => violationEvidence.of('violation-1'))
  /** What happens each time that two seconds have passed. */
  const each = (what: (tick: number) => void | Promise<void>): void => {
    let tick = 0
    looked = async () => {
      tick += 1
      await what(tick)
    }
  }
  return { deps, desk, disk, clock, look, record, pieces, each, transactions, evidenceStore }
}

export const settle = (desk: CaptureDesk, done: () => boolean): Promise<void> =>
  expect
    .poll(done)
    .toBe(true)
    .then(() => desk.stop())
