import { bodyOf, type JournalRow } from '../../core/evidence/proof/check-chain.ts'
import {
  beginCheck,
  type CheckFinding,
  type CheckResult,
  noted,
} from '../../core/evidence/proof/check-report.ts'
import {
  compareRow,
  ROW_KINDS,
  type RowKind,
  rowMissing,
} from '../../core/evidence/proof/compare-rows.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'

const A_PAGE = 50

/** By these a row came to be. */
const BEGINNINGS: Readonly<Record<string, RowKind>> = {
  'violation.opened': 'violation',
  'cut.changed': 'cut',
  'alert.raised': 'alert',
}

/** Rows that the entries of a page tell of and that are gone; each told once, by `told`. */
export async function rowsGone(
  ledger: ProofLedger,
  rows: readonly JournalRow[],
  told: Set<string>,
): Promise<readonly CheckFinding[]> {
  const found: CheckFinding[] = []
  for (const kind of ROW_KINDS) {
    const begun = new Map(
      rows
        .filter(({ type }) => BEGINNINGS[type] === kind)
        // What stands beside the body may have been altered.
        .map((row) => [String(bodyOf(row.body)?.['subjectId'] ?? row.subjectId), row.sequence]),
    )
    if (begun.size === 0) continue
    const there = await ledger.rowsAmong(kind, [...begun.keys()])
    for (const [id, sequence] of begun) {
      if (there.has(id) || told.has(id)) continue
      told.add(id)
      found.push(rowMissing(kind, id, sequence))
    }
  }
  return found
}

/** A row that was changed while it was compared is compared once more, at one moment. */
async function surely(
  ledger: ProofLedger,
  kind: RowKind,
  id: string,
): Promise<readonly CheckFinding[]> {
  const { row, events } = await ledger.rowAtOnce(kind, id)
  return row === null ? [] : compareRow(kind, row, events)
}

async function checkKind(
  ledger: ProofLedger,
  kind: RowKind,
  begun: CheckResult,
  onPage: (looked: number) => Promise<void>,
): Promise<CheckResult> {
  let check = begun
  let after = ''
  for (;;) {
    const rows = await ledger.rows(kind, after, A_PAGE)
    const events = await ledger.eventsOf(rows.map(({ id }) => id))
    for (const row of rows) {
      const isOdd = compareRow(kind, row, events.get(row.id) ?? []).length > 0
      check = noted(check, 1, isOdd ? await surely(ledger, kind, row.id) : [])
    }
    await onPage(check.looked)
    const last = rows.at(-1)
    if (last === undefined || rows.length < A_PAGE) return check
    after = last.id
  }
}

/** Every row of violations, cut orders and alerts against what the journal says of it. */
export async function checkRows(
  ledger: ProofLedger,
  gone: readonly CheckFinding[],
  onPage: (looked: number) => Promise<void>,
): Promise<CheckResult> {
  let check = noted(beginCheck('rows'), gone.length, gone)
  for (const kind of ROW_KINDS) check = await checkKind(ledger, kind, check, onPage)
  return check
}
