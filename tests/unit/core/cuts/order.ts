import type { CutCheck, CutOrder, CutStep } from '../../../../src/core/cuts/cut-order.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'

/** Saturday 2025-10-18 10:00 in Shanghai, plus some seconds. */
export const at = (second: number): Instant =>
  instantOfEpochMilliseconds(Date.UTC(2025, 9, 18, 2, 0, 0) + second * 1_000)

export const TEACHER = { sessionId: 's-1', address: '10.0.0.7', protocol: 'rtmp' }

export function anOrder(changes: Partial<CutOrder> = {}): CutOrder {
  return {
    id: 'cut-1',
    violationId: 'violation-1',
    roomId: 'room-1',
    target: {
      platform: 'node-media-server',
      apiUrl: 'http://127.0.0.1:8000',
      app: 'live',
      stream: 'maths',
    },
    expectedPublisher: TEACHER,
    status: 'approved',
    reason: '休息日学科类直播',
    ban: true,
    until: null,
    dryRun: false,
    requestedBy: 'officer',
    requestedAt: at(0),
    acceptedAt: null,
    verifiedAt: null,
    steps: [],
    checks: [],
    version: 1,
    ...changes,
  }
}

export const step = (
  second: number,
  name: CutStep['step'],
  outcome: CutStep['outcome'] = 'accepted',
): CutStep => ({ at: at(second), step: name, outcome, detail: '' })

export const look = (second: number, what: string, found: CutCheck['found']): CutCheck => ({
  at: at(second),
  what,
  found,
  detail: '',
})
