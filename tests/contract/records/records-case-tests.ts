import { expect, test } from 'vitest'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../src/core/cuts/cut-abilities.ts'
import type { CutOrder } from '../../../src/core/cuts/cut-order.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { EvidencePiece } from '../../../src/core/violations/evidence-piece.ts'
import {
  aClip,
  aCutOrder,
  anEvidenceFrame,
  aStoredAlert,
  SATURDAY,
} from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'
import { aViolationOf } from './records-violation-helpers.ts'

export function evidenceTests({ transactions, unique }: RecordsTestContext): void {
  test('the same frame is kept once, frames come in order of time', async () => {
    const violation = aViolationOf(unique)
    const early = anEvidenceFrame({ sha256: 'aa'.repeat(32) })
    const later = anEvidenceFrame({
      sha256: '11'.repeat(32),
      at: plus(SATURDAY, hours(1)),
      engine: null,
    })
    const frames = await transactions().run(async ({ violations, violationEvidence }) => {
      await violations.save(violation)
      await violationEvidence.add(violation.id, [later, early])
      await violationEvidence.add(violation.id, [early])
      await violationEvidence.add(violation.id, [])
      return await violationEvidence.of(violation.id)
    })
    expect(frames).toEqual([early, later])
  })
}

export function pieceTests({ transactions, unique }: RecordsTestContext): void {
  test('evidence of every kind comes back as it was kept, in order of time', async () => {
    const [violation, other] = [aViolationOf(unique), aViolationOf(unique)]
    const file = (kind: 'page' | 'text' | 'context', hours_: number) => ({
      kind,
      sha256: `${hours_}f`.repeat(32),
      at: plus(SATURDAY, hours(hours_)),
    })
    const pieces: readonly EvidencePiece[] = [
      anEvidenceFrame(),
      aClip({ at: plus(SATURDAY, hours(1)), engine: null }),
      file('page', 2),
      file('text', 3),
      file('context', 4),
    ]
    const found = await transactions().run(async ({ violations, violationEvidence }) => {
      await violations.save(violation)
      await violations.save(other)
      await violationEvidence.add(violation.id, pieces.toReversed())
      return {
        one: await violationEvidence.of(violation.id),
        many: await violationEvidence.ofMany([violation.id, other.id]),
        counts: await violationEvidence.counts([violation.id, other.id]),
      }
    })
    expect(found.one).toEqual(pieces)
    expect(found.many).toEqual(new Map([[violation.id, pieces]]))
    expect(found.counts).toEqual(new Map([[violation.id, pieces.length]]))
  })
}

export function alertTests({ transactions, unique }: RecordsTestContext): void {
  test('a violation raises one alert: a second is refused', async () => {
    const violation = aViolationOf(unique)
    const alert = aStoredAlert({ id: unique('alert'), violationId: violation.id })
    const acknowledged = {
      ...alert,
      status: 'acknowledged',
      acknowledgedAt: SATURDAY,
      acknowledgedBy: 'user:operator',
    } as const
    await transactions().run(async ({ violations, alerts }) => {
      await violations.save(violation)
      await alerts.save(alert)
      await alerts.save(acknowledged)
    })
    await expect(
      transactions().run(({ alerts }) => alerts.save({ ...alert, id: unique('alert') })),
    ).rejects.toThrow()
    const found = await transactions().run(async ({ alerts }) => [
      await alerts.find(alert.id),
      await alerts.ofViolation(violation.id),
    ])
    expect(found).toEqual([acknowledged, acknowledged])
  })

  test('alerts come newest first', async () => {
    const [older, newer] = [aViolationOf(unique), aViolationOf(unique)]
    const ids = await transactions().run(async ({ violations, alerts }) => {
      await violations.save(older)
      await violations.save(newer)
      const far = plus(SATURDAY, hours(24 * 365))
      await alerts.save(aStoredAlert({ id: unique('alert'), violationId: older.id, raisedAt: far }))
      await alerts.save(
        aStoredAlert({
          id: unique('alert'),
          violationId: newer.id,
          raisedAt: plus(far, hours(1)),
        }),
      )
      const page = await alerts.list({ limit: 2, cursor: null })
      return page.items.map((alert) => alert.violationId)
    })
    expect(ids).toEqual([newer.id, older.id])
  })
}

export function cutOrderTests({ transactions, unique }: RecordsTestContext): void {
  test('a cut order keeps its steps and checks, and versions guard it', async () => {
    const violation = aViolationOf(unique)
    const order = aCutOrder({ id: unique('cut'), violationId: violation.id })
    const sent = {
      ...order,
      status: 'sent',
      version: 2,
      checks: [{ at: SATURDAY, what: 'publish-state', found: 'unknown', detail: '' }],
    } as const
    const outcome = await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(violation)
      const saves = [
        await cutOrders.save(order),
        await cutOrders.save(order),
        await cutOrders.save(sent),
        await cutOrders.save(sent),
      ]
      return { saves, found: await cutOrders.find(order.id) }
    })
    expect(outcome).toEqual({ saves: [true, false, true, false], found: sent })
  })

  test('a round of a proof adds its looks to those before, and changes nothing else', async () => {
    const violation = aViolationOf(unique)
    const look = (what: string) => ({ at: SATURDAY, what, found: 'gone', detail: '' }) as const
    const order = aCutOrder({
      id: unique('cut'),
      violationId: violation.id,
      status: 'accepted',
      checks: [look('publish-state')],
    })
    const next = { ...order, version: 2, checks: [...order.checks, look('b'), look('a')] }
    const outcome = await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(violation)
      await cutOrders.save(order)
      const saves = [await cutOrders.save(next, order), await cutOrders.save(next, order)]
      return { saves, found: await cutOrders.find(order.id) }
    })
    expect(outcome).toEqual({ saves: [true, false], found: next })
  })

  test('a restart finds the orders it has to take up again, oldest first', async () => {
    const violation = aViolationOf(unique)
    const order = (minutes: number, status: 'sent' | 'verified') =>
      aCutOrder({
        id: unique('cut'),
        violationId: violation.id,
        status,
        requestedAt: plus(SATURDAY, hours(minutes)),
      })
    const [second, done, first] = [order(2, 'sent'), order(3, 'verified'), order(1, 'sent')]
    const open = await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(violation)
      for (const one of [second, done, first]) await cutOrders.save(one)
      const found = await cutOrders.inStatus(['sent', 'accepted'])
      return {
        sent: found.filter((one) => one.violationId === violation.id).map((one) => one.id),
        all: (await cutOrders.ofViolation(violation.id)).map((one) => one.id),
        none: await cutOrders.inStatus([]),
      }
    })
    expect(open).toEqual({
      sent: [first.id, second.id],
      all: [first.id, second.id, done.id],
      none: [],
    })
  })
}

export function banTests({ transactions, unique }: RecordsTestContext): void {
  test('orders for one stream are found, whatever they were given for and however it is written', async () => {
    const violation = aViolationOf(unique)
    const apiUrl = 'http://media.example:9997'
    const stream = unique('maths')
    const named = (id: string, target: CutOrder['target']) =>
      aCutOrder({ id: unique(id), violationId: violation.id, target })
    const path = { platform: 'mediamtx', apiUrl } as const
    const one = named('stream-1', { ...path, app: 'school/live', stream })
    const same = named('stream-2', {
      ...path,
      apiUrl: 'http://Media.Example:9997/',
      app: 'school',
      stream: `live/${stream}`,
    })
    const others = [
      named('stream-3', { ...path, app: 'other', stream }),
      named('stream-4', { ...path, platform: 'srs', app: 'school/live', stream }),
    ]
    const found = await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(violation)
      for (const order of [one, same, ...others]) await cutOrders.save(order)
      return await cutOrders.ofStream(one.target)
    })
    expect(found).toEqual([one, same])
  })

  test('orders whose ban ends too early are found when it has to be asked for again', async () => {
    const violation = aViolationOf(unique)
    const longestBan = hours(24)
    const order = (id: string, given: number) =>
      aCutOrder({
        id: unique(id),
        violationId: violation.id,
        status: 'held',
        until: null,
        abilities: { ...NODE_MEDIA_SERVER_ABILITIES, longestBan },
        steps: [
          {
            at: plus(SATURDAY, hours(given)),
            step: 'ban',
            outcome: 'accepted',
            detail: '',
            until: plus(SATURDAY, hours(given + 24)),
          },
        ],
      })
    const [late, early, later] = [order('late', 2), order('early', 1), order('later', 9)]
    const due = await transactions().run(async ({ violations, cutOrders }) => {
      await violations.save(violation)
      for (const one of [late, early, later]) await cutOrders.save(one)
      return await cutOrders.dueAgain(plus(SATURDAY, hours(25)))
    })
    expect(due.filter((one) => one.violationId === violation.id)).toEqual([early, late])
  })
}
