import { asc, type SQL, sql } from 'drizzle-orm'
import { bodyOf } from '../../../core/evidence/proof/check-chain.ts'
import type { KeptRow, RowEvent, RowKind } from '../../../core/evidence/proof/compare-rows.ts'
import type { ProofLedger } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { isOneOf } from '../repositories/conditions.ts'
import { ORDER } from '../repositories/cut-order-repository.ts'
import { cutOrders } from '../schema/cuts.ts'
import { journalEvents } from '../schema/journal.ts'
import { alerts, violations } from '../schema/violations.ts'

type RowRecords = Pick<ProofLedger, 'rows' | 'rowsAmong' | 'rowAtOnce' | 'eventsOf'>

/** Rows of violations, orders and alerts as the journal would tell them. */
async function rowsOf(
  database: DrizzleDatabase,
  kind: RowKind,
  { where, limit }: { readonly where: (id: SQL) => SQL; readonly limit: number },
): Promise<readonly KeptRow[]> {
  switch (kind) {
    case 'violation': {
      const { id } = violations
      return await database
        .select()
        .from(violations)
        .where(where(sql`${id}`))
        .orderBy(id)
        .limit(limit)
    }
    case 'cut': {
      const { id } = cutOrders
      return await database
        .select(ORDER)
        .from(cutOrders)
        .where(where(sql`${id}`))
        .orderBy(id)
        .limit(limit)
    }
    case 'alert': {
      const { id } = alerts
      return await database
        .select()
        .from(alerts)
        .where(where(sql`${id}`))
        .orderBy(id)
        .limit(limit)
    }
  }
}

const TABLES = { violation: violations, cut: cutOrders, alert: alerts } as const

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function rowEvent({
  sequence,
  body,
}: {
  readonly sequence: number
  readonly body: string
}): RowEvent {
  const data = bodyOf(body)?.['data']
  return { sequence, data: isObject(data) ? data : {} }
}

async function eventsOf(
  database: DrizzleDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RowEvent[]>> {
  const { sequence, subjectId, body } = journalEvents
  const found = await database
    .select({ sequence, subjectId, body })
    .from(journalEvents)
    .where(isOneOf(subjectId, ids))
    .orderBy(asc(sequence))
  return new Map(
    [...Map.groupBy(found, (row) => row.subjectId)].map(([id, own]) => [id, own.map(rowEvent)]),
  )
}

/** What the journal tells the state of. */
export function createRowRecords(database: DrizzleDatabase): RowRecords {
  return {
    rows: (kind, after, limit) =>
      rowsOf(database, kind, { where: (id) => sql`${id} > ${after}`, limit }),
    async rowsAmong(kind, ids) {
      const table = TABLES[kind]
      const rows = await database.select({ id: table.id }).from(table).where(isOneOf(table.id, ids))
      return new Set(rows.map(({ id }) => id))
    },
    rowAtOnce: (kind, id) =>
      database.transaction(
        async (transaction) => {
          const [row = null] = await rowsOf(transaction, kind, {
            where: (own) => sql`${own} = ${id}`,
            limit: 1,
          })
          return { row, events: (await eventsOf(transaction, [id])).get(id) ?? [] }
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
    eventsOf: (ids) => eventsOf(database, ids),
  }
}
