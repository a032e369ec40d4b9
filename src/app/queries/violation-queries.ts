import { ANSWER_TYPES } from '../../core/cuts/proof/raw-answer.ts'
import type { JournalEvent } from '../../core/evidence/journal-event.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { AddingUp } from '../../core/lesson/adding-up/adding-up.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { type CurvePoint, curveRule, evidenceCurve } from '../../core/violations/evidence-curve.ts'
import {
  type EvidencePiece,
  framesAmong,
  mediaTypeOf,
  pagesOf,
} from '../../core/violations/evidence-piece.ts'
import {
  axisStep,
  type HeatCell,
  type HeatRows,
  heatOf,
  type StepCount,
} from '../../core/violations/timeline/beginnings.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type {
  Page,
  PageRequest,
  Records,
  SpannedFilter,
  Transactions,
  ViolationFilter,
} from '../../ports/records/records.ts'
import { evidenceBytes } from './evidence-bytes.ts'
import { ofLead } from './lead-behind.ts'
import { findingsOf, loadViolationViews } from './load-views.ts'
import { type TallyRequest, type TallyView, tallyViolations } from './timeline/tally-queries.ts'
import { mapPage, type ViolationView } from './views.ts'

export type ViolationQueriesDeps = {
  readonly transactions: Transactions
  /** With what is hidden from who asks while he reviews it as the second person; left out: nothing is. */
  readonly reviewing?: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'get' | 'holds'>
}

export type ViolationEvidenceView = {
  readonly violation: Violation
  readonly pieces: readonly EvidencePiece[]
  /** sha256 of pieces that are not in the evidence store, or not yet. */
  readonly missing: ReadonlySet<string>
}

export type OverTime = {
  readonly step: Duration
  readonly counts: readonly StepCount[]
  readonly total: number
}

/** Read at a time for a file of many. */
const BATCH = 500

export type ViolationQueries = {
  list(filter: ViolationFilter, page: PageRequest): Promise<Page<ViolationView>>
  /** How many there are, and when they began. */
  overTime(filter: SpannedFilter): Promise<OverTime>
  heat(filter: SpannedFilter, rows: HeatRows): Promise<readonly HeatCell[]>
  /** How many began, by what they have in common. */
  tally(filter: SpannedFilter, request: TallyRequest): Promise<TallyView>
  count(filter: ViolationFilter): Promise<number>
  /** The newest `most` of them, a batch at a time. */
  newest(filter: ViolationFilter, most: number): AsyncIterable<readonly ViolationView[]>
  find(id: string): Promise<ViolationView | null>
  /** Its own events and those of its alert and its cut orders, in the order of the chain. `null`: no such violation. */
  events(id: string): Promise<readonly JournalEvent[] | null>
  evidence(id: string): Promise<ViolationEvidenceView | null>
  /** How the evidence of its session moved; `null`: no such violation. */
  curve(id: string): Promise<DrawnCurve | null>
  /** The kept bytes of a piece of its evidence. Faults: `evidence-missing`, `evidence-altered`, `evidence-away`. */
  evidenceFile(id: string, sha256: string): Promise<Result<EvidenceFileView>>
}

export type EvidenceFileView = { readonly bytes: Uint8Array; readonly mediaType: string }

/** What was kept of its looks, then the pages that a name in it was found on. */
async function piecesOf(records: Records, violation: Violation): Promise<readonly EvidencePiece[]> {
  const kept = await records.violationEvidence.of(violation.id)
  return [...kept, ...pagesOf(await findingsOf(records, violation))]
}

/** What the file is, where it was kept for the violation or for the proof of a cut that was ordered for it. */
async function keptAs(
  records: Records,
  violation: Violation,
  sha256: string,
): Promise<string | null> {
  const piece = (await piecesOf(records, violation)).find((one) => one.sha256 === sha256)
  if (piece !== undefined) return mediaTypeOf(piece)
  const orders = await records.cutOrders.ofViolation(violation.id)
  const kept = orders
    .flatMap(({ checks }) => checks.flatMap(({ evidence = [] }) => evidence))
    .find((one) => one.sha256 === sha256)
  return kept === undefined ? null : ANSWER_TYPES[kept.kind]
}

/** With the rule whose bars it moved against. */
export type DrawnCurve = { readonly rule: AddingUp; readonly points: readonly CurvePoint[] }

async function readCurve(records: Records, violation: Violation): Promise<DrawnCurve> {
  const frames = framesAmong(await records.violationEvidence.of(violation.id))
  const texts = new Map(
    frames.map(({ sha256, lines }) => [sha256, lines.map(({ text }) => text).join('\n')]),
  )
  const rows = await records.sessionTraces.of(violation.id)
  const points = evidenceCurve(rows, (frame) => texts.get(frame) ?? null)
  return { rule: curveRule(rows), points }
}

async function readEvents(
  transactions: Transactions,
  id: string,
): Promise<readonly JournalEvent[] | null> {
  return await transactions.run(async (records) => {
    if ((await records.violations.find(id)) === null) return null
    const alert = await records.alerts.ofViolation(id)
    const orders = await records.cutOrders.ofViolation(id)
    const subjects = [id, ...(alert === null ? [] : [alert.id]), ...orders.map((order) => order.id)]
    const events: JournalEvent[] = []
    for (const subject of subjects) events.push(...(await records.journal.ofSubject(subject)))
    return events.toSorted((a, b) => a.sequence - b.sequence)
  })
}

async function missingOf(
  store: ViolationQueriesDeps['evidenceStore'],
  pieces: readonly EvidencePiece[],
): Promise<ReadonlySet<string>> {
  const asked = pieces.map(async ({ sha256 }) =>
    (await store.holds?.(sha256)) === false ? [sha256] : [],
  )
  return new Set((await Promise.all(asked)).flat())
}

async function* newest(
  list: ViolationQueries['list'],
  filter: ViolationFilter,
  most: number,
): AsyncGenerator<readonly ViolationView[]> {
  let cursor: string | null = null
  let left = most
  do {
    const page: Page<ViolationView> = await list(filter, { limit: Math.min(BATCH, left), cursor })
    yield page.items
    left -= page.items.length
    cursor = page.nextCursor
  } while (cursor !== null && left > 0)
}

export function createViolationQueries(deps: ViolationQueriesDeps): ViolationQueries {
  const { transactions } = deps
  const list: ViolationQueries['list'] = (filter, request) =>
    transactions.run(async (records) => {
      const page = await records.violations.list(filter, request)
      return mapPage(page, await loadViolationViews(records, page.items, 'list'))
    })
  return {
    list,
    newest: (filter, most) => newest(list, filter, most),
    count: (filter) => transactions.run(({ violations }) => violations.count(filter)),
    overTime: (filter) =>
      transactions.run(async ({ violations }) => {
        const step = axisStep({ start: filter.from, end: filter.to })
        const counts = await violations.beginnings(filter, step)
        const begun = counts.reduce((sum, { count }) => sum + count, 0)
        return { step, counts, total: begun + (await violations.begunBefore(filter)) }
      }),
    tally: (filter, request) =>
      transactions.run((records) => tallyViolations(records, filter, request)),
    heat: async (filter, rows) =>
      heatOf(
        await transactions.run(({ violations }) => violations.beginnings(filter, hours(1))),
        rows,
      ),
    find: (id) =>
      transactions.run(async (records) => {
        const violation = await records.violations.find(id)
        if (violation === null) return null
        return (await loadViolationViews(records, [violation], 'whole'))[0] ?? null
      }),
    events: (id) => readEvents(transactions, id),
    evidence: async (id) => {
      const found = await ofLead(deps, id, async (records, violation) => ({
        violation: { ...violation, id },
        pieces: await piecesOf(records, violation),
      }))
      // Asked outside the transaction: a store that hangs must not hold the database.
      return found && { ...found, missing: await missingOf(deps.evidenceStore, found.pieces) }
    },
    curve: (id) => ofLead(deps, id, readCurve),
    evidenceFile: async (id, sha256) => {
      const mediaType = await ofLead(deps, id, (records, violation) =>
        keptAs(records, violation, sha256),
      )
      if (mediaType === null) {
        const message = '没有这份证据文件。There is no such evidence file.'
        return fail('evidence-missing', message, 'sha256')
      }
      const bytes = await evidenceBytes(deps.evidenceStore, sha256)
      return bytes.ok ? succeed({ bytes: bytes.value, mediaType }) : bytes
    },
  }
}
