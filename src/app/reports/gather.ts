import { fail, type Result, succeed } from '../../core/fault.ts'
import type { CardEntry } from '../../core/policy/cards.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { RegionScope } from '../../core/registry/region-scope.ts'
import type {
  MadeReferral,
  ReportCase,
  ReportData,
  ReportDays,
} from '../../core/reports/report-case.ts'
import { isTrue, spanOf } from '../../core/reports/report-case.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import { earlier } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { type ShownLedger, shownLedger } from '../cards/institution-cards.ts'
import { everyPage, inBatches } from '../queries/every-page.ts'
import type { ReportDeps } from './report-deps.ts'

/** More leads are no report any more: who asks narrows it down. */
const CASES_AT_MOST = 20_000
const AT_ONCE = 200

export type GatherAsked = {
  readonly region: RegionScope | ''
  readonly days: ReportDays
  /** Of rehearsals instead of what really was. */
  readonly rehearsal: boolean
}

export type Gathered = {
  readonly data: ReportData
  /** Of every institution with a lead that was found true. */
  readonly ledgers: ReadonlyMap<string, ShownLedger>
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]))

async function referralsOf(
  { reports }: Records,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly MadeReferral[]>> {
  const made = (await reports.referralsOf(ids)).flatMap(({ id, referral }) =>
    referral === null ? [] : [{ id, ...referral }],
  )
  return Map.groupBy(made, ({ violationId }) => violationId)
}

/** The leads with what hangs on them; cards come later, since they need all of an institution. */
export async function casesOf(
  records: Records,
  violations: readonly Violation[],
): Promise<readonly ReportCase[]> {
  const cases: ReportCase[] = []
  for (const batch of inBatches(violations, AT_ONCE)) {
    const ids = batch.map(({ id }) => id)
    const evidence = await records.violationEvidence.counts(ids)
    const orders = Map.groupBy(
      (await records.cutOrders.ofViolations(ids)).filter(({ dryRun }) => !dryRun),
      ({ violationId }) => violationId,
    )
    const letters = Map.groupBy(
      await records.letters.ofViolations(ids),
      ({ violationId }) => violationId,
    )
    const referrals = await referralsOf(records, ids)
    const institutions = byId(
      await records.institutions.findMany([...new Set(batch.map((one) => one.institutionId))]),
    )
    const rooms = byId(await records.rooms.findMany([...new Set(batch.map((one) => one.roomId))]))
    for (const violation of batch) {
      cases.push({
        violation,
        institution: institutions.get(violation.institutionId) ?? null,
        room: rooms.get(violation.roomId) ?? null,
        evidence: evidence.get(violation.id) ?? 0,
        orders: orders.get(violation.id) ?? [],
        letters: letters.get(violation.id) ?? [],
        card: null,
        referrals: referrals.get(violation.id) ?? [],
      })
    }
  }
  return cases
}

async function ledgersOf(
  records: Records,
  deps: Pick<ReportDeps, 'law' | 'clock'>,
  cases: readonly ReportCase[],
): Promise<ReadonlyMap<string, ShownLedger>> {
  const bodies = byId(cases.filter(isTrue).flatMap(({ institution }) => institution ?? []))
  const ledgers = new Map<string, ShownLedger>()
  for (const [id, institution] of bodies) {
    ledgers.set(id, await shownLedger(records, deps, institution))
  }
  return ledgers
}

const entriesIn = (ledgers: ReadonlyMap<string, ShownLedger>): ReadonlyMap<string, CardEntry> =>
  new Map([...ledgers.values()].flatMap(({ entries }) => entries.map((one) => [one.caseId, one])))

/** Rooms among these that are made up, as their institutions are; one that is gone from the register was none. */
async function drilled({ rooms, institutions }: Records, ids: readonly string[]) {
  const drills = new Set<string>()
  for (const batch of inBatches(ids, AT_ONCE)) {
    const known = await rooms.findMany(batch)
    const owners = byId(
      await institutions.findMany([...new Set(known.map(({ institutionId }) => institutionId))]),
    )
    for (const { id, institutionId } of known) {
      if (owners.get(institutionId)?.rehearsal === true) drills.add(id)
    }
  }
  return drills
}

/** Over every room that there was in the span, also those that nobody patrols any more. */
async function coverageOf(
  records: Records,
  deps: Pick<ReportDeps, 'clock'>,
  { region, days, rehearsal }: GatherAsked,
): Promise<ReportData['coverage']> {
  const { start, end } = spanOf(days)
  const until = earlier(end, deps.clock.now())
  const filter = { ...(region === '' ? {} : { region }), inactive: true }
  const sums = until <= start ? [] : await records.coverage.sums(filter, start, until)
  const drills = await drilled(records, [...new Set(sums.map(({ roomId }) => roomId))])
  const own = sums.filter(({ roomId }) => drills.has(roomId) === rehearsal)
  const of = (...states: readonly string[]): Duration =>
    milliseconds(
      own
        .filter(({ state }) => states.includes(state))
        .reduce((sum, { millis }) => sum + millis, 0),
    )
  return {
    seen: of('seen-clean', 'seen-partly', 'seen-suspect'),
    offAir: of('off-air'),
    unseen: of('unseen', 'missed'),
  }
}

/** Active rooms of the place whose institution is made up, or is not, as asked. */
async function roomsOf(
  records: Records,
  { region, rehearsal }: GatherAsked,
): Promise<readonly LiveRoom[]> {
  const active = await records.rooms.active(region === '' ? {} : { region })
  const owners = byId(
    await records.institutions.findMany([
      ...new Set(active.map(({ institutionId }) => institutionId)),
    ]),
  )
  return active.filter(
    ({ institutionId }) => (owners.get(institutionId)?.rehearsal ?? false) === rehearsal,
  )
}

/** Every row that a report of this place and span is made of, read in one transaction. */
export async function gather(
  records: Records,
  deps: Pick<ReportDeps, 'law' | 'clock'>,
  asked: GatherAsked,
): Promise<Result<Gathered>> {
  const { region, days, rehearsal } = asked
  const { start, end } = spanOf(days)
  const place = region === '' ? {} : { region }
  const filter = { ...place, from: start, to: end }
  const total = await records.violations.count(filter)
  if (total > CASES_AT_MOST) {
    return fail(
      'bad-request',
      `该时段有 ${total} 条线索，超过一份报表的上限 ${CASES_AT_MOST} 条，请缩小时段或地区。There are ${total} leads; a report holds ${CASES_AT_MOST} at most.`,
      'to',
    )
  }
  const all = await everyPage((page) => records.violations.list(filter, page))
  const plain = await casesOf(
    records,
    all.filter((one) => one.rehearsal === rehearsal),
  )
  const ledgers = await ledgersOf(records, deps, plain)
  const entries = entriesIn(ledgers)
  const cases = plain.map((one) => ({
    ...one,
    card: isTrue(one) ? (entries.get(one.violation.id)?.mark ?? null) : null,
  }))
  const registered: readonly Institution[] = await everyPage((page) =>
    records.institutions.list(page, place),
  )
  const rooms = await roomsOf(records, asked)
  const data: ReportData = {
    days,
    region,
    cases,
    objects: registered.filter((one) => one.rehearsal === rehearsal),
    rooms: rooms.map(({ id, title, institutionId }) => ({ id, title, institutionId })),
    coverage: await coverageOf(records, deps, asked),
  }
  return succeed({ data, ledgers })
}
