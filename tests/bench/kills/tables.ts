import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type postgres from 'postgres'
import { type Body, type Order, orderAsItStands, orderTrouble } from './orders.ts'

const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

function chainTrouble(
  rows: readonly { body: string; previous_hash: string; hash: string }[],
): string[] {
  let previous = '0'.repeat(64)
  for (const [i, row] of rows.entries()) {
    const { sequence } = JSON.parse(row.body) as Body
    if (sequence !== i + 1) return [`journal: ${sequence} stands at place ${i + 1}`]
    if (row.previous_hash !== previous) return [`journal: ${sequence} does not follow`]
    if (sha256(`${previous}\n${row.body}`) !== row.hash) return [`journal: ${sequence} was changed`]
    previous = row.hash
  }
  return []
}

export async function evidenceTrouble(
  sql: postgres.Sql,
  evidenceFolder: string,
  hashed: Set<string>,
): Promise<string[]> {
  const rows = await sql<{ sha256: string }[]>`select distinct sha256 from violation_evidence`
  const bad: string[] = []
  for (const { sha256: name } of rows.filter((row) => !hashed.has(row.sha256))) {
    const path = join(evidenceFolder, name.slice(0, 2), name.slice(2, 4), name)
    const found = await readFile(path).then(sha256, () => 'missing')
    if (found === name) hashed.add(name)
    else bad.push(`evidence ${name}: ${found}`)
  }
  return bad
}

export async function violationTrouble(sql: postgres.Sql, known: Set<string>): Promise<string[]> {
  const doubled = await sql`select a.id, b.id as other from violations a join violations b
    on a.room_id = b.room_id and a.id < b.id
    where a.opened_at <= b.last_seen_at and b.opened_at <= a.last_seen_at`
  const rows = await sql<{ id: string }[]>`select id from violations`
  const ids = new Set(rows.map(({ id }) => id))
  const lost = [...known].filter((id) => !ids.has(id))
  for (const id of ids) known.add(id)
  return [
    ...doubled.map(({ id, other }) => `violation ${id} is doubled by ${other}`),
    ...lost.map((id) => `violation ${id} is lost`),
  ]
}

export async function alertTrouble(sql: postgres.Sql, settled: boolean): Promise<string[]> {
  const rows = await sql<{ id: string; alerts: number }[]>`select v.id, count(a.id)::int as alerts
    from violations v left join alerts a on a.violation_id = v.id group by v.id`
  return rows
    .filter(({ alerts }) => alerts > 1 || (settled && alerts === 0))
    .map(({ id, alerts }) => `violation ${id} has ${alerts} alerts`)
}

export async function journalTrouble(
  sql: postgres.Sql,
  heads: Map<number, string>,
): Promise<string[]> {
  const rows = await sql<{ body: string; previous_hash: string; hash: string }[]>`
    select body, previous_hash, hash from journal_events order by sequence`
  const changed = [...heads].filter(([length, hash]) => rows[length - 1]?.hash !== hash)
  const head = rows.at(-1)
  if (head !== undefined) heads.set(rows.length, head.hash)
  const events = rows.map(({ body }) => JSON.parse(body) as Body)
  const opened = events.filter(({ type }) => type === 'violation.opened')
  const ids = opened.map(({ subjectId }) => subjectId)
  return [
    ...chainTrouble(rows),
    ...changed.map(([length]) => `journal: what stood at ${length} is gone`),
    ...(new Set(ids).size === ids.length ? [] : ['journal: a violation was opened twice']),
    ...orderTrouble(events),
  ]
}

export async function cutTrouble(sql: postgres.Sql, settled: boolean): Promise<string[]> {
  const rows = await sql<Record<string, unknown>[]>`select id, status, version,
    accepted_at, steps, (select coalesce(json_agg(look order by number), '[]'::json)
      from cut_checks where order_id = cut_orders.id) as checks
    from cut_orders`
  return rows.flatMap((row) => {
    const accepted = row['accepted_at']
    const acceptedAt = accepted === null ? null : Number(accepted)
    const order = { ...row, acceptedAt } as unknown as Order
    return orderAsItStands(order, settled)
  })
}
