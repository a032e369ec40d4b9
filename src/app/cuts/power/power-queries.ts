import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import type { AutomaticRecord } from '../../../core/cuts/power/automatic-record.ts'
import type { CutRules } from '../../../core/cuts/power/cut-rules.ts'
import { type FailingBan, failingBan } from '../../../core/cuts/power/failing-bans.ts'
import type { BlownFuse } from '../../../core/cuts/power/fuse.ts'
import { hasExpired } from '../../../core/cuts/power/second-person.ts'
import { type ShadowReport, shadowReport } from '../../../core/cuts/power/shadow-report.ts'
import { tallyWrong, type WrongTally } from '../../../core/cuts/power/wrong-cut.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CutFilter, ListedCut } from '../../../ports/records/cut-power.ts'
import type { Page, PageRequest, Records, Transactions } from '../../../ports/records/records.ts'
import { blownNow } from './cut-standing.ts'

export type PowerDeps = {
  readonly clock: Clock
  readonly transactions: Transactions
  readonly cutRules: () => CutRules
}

/** Whose room it is, for people. */
export type Titled<T> = T & { readonly roomTitle: string; readonly institutionName: string }

/** Orders with whose room it is. */
export type CutList = Page<Titled<{ readonly order: ListedCut }>>

/** What people have to see of the power to cut at this moment. */
export type PowerNow = {
  readonly now: Instant
  readonly rules: CutRules
  readonly blown: readonly BlownFuse[]
  readonly waiting: readonly Titled<{ readonly order: CutOrder }>[]
  /** Those that count down, and those that were given up and are still going on: a person has to look. */
  readonly automatic: readonly Titled<{ readonly record: AutomaticRecord }>[]
}

/** What of the power needs a person now. */
export type PowerTroubles = Pick<PowerNow, 'blown'> & {
  readonly countdowns: readonly Titled<{ readonly record: AutomaticRecord }>[]
  /** Not ordered, and the lesson goes on. */
  readonly givenUp: readonly Titled<{ readonly record: AutomaticRecord }>[]
  readonly failing: readonly Titled<FailingBan>[]
}

/** Every order that anything is ever due of has its moment before this. */
const EVER = Number.MAX_SAFE_INTEGER as Instant

async function readTroubles(
  records: Records,
  rules: CutRules,
  now: Instant,
): Promise<PowerTroubles> {
  const due = await records.cutOrders.dueAgain(EVER)
  const failing = due.flatMap((order) => failingBan(order) ?? [])
  const automatic = await toSee(records)
  const titled = await titlesOf(
    records,
    [...failing, ...automatic].map(({ roomId }) => roomId),
  )
  const told = automatic.map((record) => ({ record, ...titled(record.roomId) }))
  return {
    blown: await blownNow(records, rules, now),
    // Nothing is cut in the shadow.
    countdowns: told.filter(({ record }) => record.state === 'countdown' && record.mode === 'on'),
    givenUp: told.filter(({ record }) => record.state === 'given-up' && record.mode === 'on'),
    failing: failing.map((one) => ({ ...one, ...titled(one.roomId) })),
  }
}

async function titlesOf(
  records: Records,
  roomIds: readonly string[],
): Promise<(roomId: string) => { readonly roomTitle: string; readonly institutionName: string }> {
  const rooms = await records.rooms.findMany([...new Set(roomIds)])
  const owners = await records.institutions.findMany(rooms.map((room) => room.institutionId))
  const nameOf = new Map(owners.map(({ id, name }) => [id, name]))
  const byId = new Map(rooms.map((room) => [room.id, room]))
  return (roomId) => {
    const room = byId.get(roomId)
    return {
      roomTitle: room?.title ?? roomId,
      institutionName: nameOf.get(room?.institutionId ?? '') ?? '',
    }
  }
}

async function toSee(records: Records): Promise<readonly AutomaticRecord[]> {
  const found = await records.cutPower.automaticIn(['countdown', 'given-up'])
  const cases = await records.violations.findMany(found.map(({ violationId }) => violationId))
  const open = new Set(
    cases.flatMap(({ id, ongoing, status }) => (ongoing && status !== 'dismissed' ? [id] : [])),
  )
  return found.filter(({ state, violationId }) => state === 'countdown' || open.has(violationId))
}

/** What may be asked of the power to cut. */
export const createPowerQueries = ({ clock, transactions, cutRules }: PowerDeps) => ({
  power: (): Promise<PowerNow> =>
    transactions.run(async (records) => {
      const now = clock.now()
      const rules = cutRules()
      const requested = await records.cutOrders.inStatus(['requested'])
      const waiting = requested.filter((order) => !order.dryRun && !hasExpired(order, now))
      const automatic = await toSee(records)
      const ids = [...waiting, ...automatic].map(({ roomId }) => roomId)
      const titled = await titlesOf(records, ids)
      return {
        now,
        rules,
        blown: await blownNow(records, rules, now),
        waiting: waiting.map((order) => ({ order, ...titled(order.roomId) })),
        automatic: automatic.map((record) => ({ record, ...titled(record.roomId) })),
      }
    }),
  list: (filter: CutFilter, request: PageRequest): Promise<CutList> =>
    transactions.run(async (records) => {
      const page = await records.cutPower.list(filter, request)
      const titled = await titlesOf(
        records,
        page.items.map(({ roomId }) => roomId),
      )
      return { ...page, items: page.items.map((order) => ({ order, ...titled(order.roomId) })) }
    }),
  troubles: (): Promise<PowerTroubles> =>
    transactions.run((records) => readTroubles(records, cutRules(), clock.now())),
  shadow: (since: Instant): Promise<ShadowReport & { readonly wrong: WrongTally }> =>
    transactions.run(async (records) => {
      const kept = await records.cutPower.automaticSince(since)
      const ids = kept.map(({ violationId }) => violationId)
      const cases = await records.violations.findMany(ids)
      const report = shadowReport(kept, cases, await records.cutOrders.ofViolations(ids))
      return { ...report, wrong: tallyWrong(await records.cutPower.wrong(since)) }
    }),
  wrong: (since: Instant): Promise<readonly CutOrder[]> =>
    transactions.run(({ cutPower }) => cutPower.wrong(since)),
})
