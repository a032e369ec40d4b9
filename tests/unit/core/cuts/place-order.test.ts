import { describe, expect, it } from 'vitest'
import { BAN_AT_MOST } from '../../../../src/core/cuts/ban-time.ts'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../src/core/cuts/cut-abilities.ts'
import { CUT_STATUSES, type CutStatus } from '../../../../src/core/cuts/cut-order.ts'
import { type CutRequest, checkUndo, placeCutOrder } from '../../../../src/core/cuts/place-order.ts'
import { DEFAULT_CUT_RULES } from '../../../../src/core/cuts/power/cut-rules.ts'
import { approvalAsked } from '../../../../src/core/cuts/power/second-person.ts'
import { milliseconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aCutOrder, aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'

const WAITING = approvalAsked([], DEFAULT_CUT_RULES, SATURDAY)

const request = (change: Partial<CutRequest> = {}): CutRequest => ({
  id: 'cut-2',
  violation: aStoredViolation(),
  roomId: aStoredViolation().roomId,
  target: aCutOrder().target,
  abilities: NODE_MEDIA_SERVER_ABILITIES,
  publisher: { sessionId: 's1', address: '10.0.0.7', protocol: 'rtmp' },
  reason: '休息日学科培训',
  ban: true,
  until: null,
  dryRun: false,
  who: 'user:li',
  now: SATURDAY,
  earlierOrders: [],
  approval: null,
  viewers: null,
  hits: [],
  automatic: false,
  ...change,
})

describe('what the platform cannot do', () => {
  const abilities = { ...NODE_MEDIA_SERVER_ABILITIES, drop: 'none', forbidDrops: true } as const

  it('a ban is not ordered of one that cannot ban', () => {
    const cannot = { ...NODE_MEDIA_SERVER_ABILITIES, forbid: 'none' } as const
    expect(placeCutOrder(request({ abilities: cannot }))).toMatchObject({
      ok: false,
      fault: { code: 'cut-cannot', where: 'ban' },
    })
    expect(placeCutOrder(request({ abilities: cannot, ban: false })).ok).toBe(true)
  })

  it('one that ends a stream by banning it is not ordered to do so without a ban', () => {
    expect(placeCutOrder(request({ abilities, ban: false }))).toMatchObject({
      ok: false,
      fault: { code: 'cut-cannot' },
    })
    expect(placeCutOrder(request({ abilities })).ok).toBe(true)
  })
})

describe('placing a cut order', () => {
  it('bans for a year at most; who wants longer bans without an end', () => {
    const bannedUntil = (length: number) =>
      placeCutOrder(request({ until: plus(SATURDAY, milliseconds(length)) }))
    expect(bannedUntil(BAN_AT_MOST).ok).toBe(true)
    expect(bannedUntil(BAN_AT_MOST + 1)).toMatchObject({
      ok: false,
      fault: { code: 'bad-request', where: 'until' },
    })
  })

  it('names who is to be cut, by whom and why, before anything is sent', () => {
    expect(placeCutOrder(request())).toMatchObject({
      ok: true,
      value: {
        status: 'approved',
        expectedPublisher: { sessionId: 's1' },
        requestedBy: 'user:li',
        reason: '休息日学科培训',
        steps: [],
        version: 1,
      },
    })
  })

  it('waits for a second person when policy asks, and never carries out a dry run', () => {
    for (const change of [{ approval: WAITING }, { dryRun: true }]) {
      expect(placeCutOrder(request(change))).toMatchObject({ value: { status: 'requested' } })
    }
  })

  it('may follow an order that had no effect or lost it, and no other', () => {
    const free: readonly CutStatus[] = [
      'cached-tail',
      'accepted-unverified',
      'refused',
      'failed',
      'cannot-verify',
      'came-back',
      'came-back-elsewhere',
      'held',
      'undone',
      'not-approved',
    ]
    for (const status of CUT_STATUSES) {
      const placed = placeCutOrder(request({ earlierOrders: [aCutOrder({ status })] }))
      expect(placed.ok, status).toBe(free.includes(status))
    }
    const dry = aCutOrder({ dryRun: true })
    expect(placeCutOrder(request({ earlierOrders: [dry] })).ok).toBe(true)
  })
})

describe('taking it back', () => {
  it('is possible for everything that may have been done', () => {
    for (const status of CUT_STATUSES) {
      expect(checkUndo(aCutOrder({ status })).ok, status).toBe(
        status !== 'undone' && status !== 'not-approved',
      )
    }
    expect(checkUndo(aCutOrder({ dryRun: true })).ok).toBe(false)
  })
})
