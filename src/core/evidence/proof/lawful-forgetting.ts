import { hours } from '../../time/duration.ts'
import { bodyOf, type JournalRow } from './check-chain.ts'

type Members = Readonly<Record<string, unknown>>

/** An entry that says that the evidence of a violation outlived its time. */
export type Forgetting = {
  readonly sequence: number
  /** Epoch milliseconds, as it says itself. */
  readonly at: number
}

type Span = { readonly from: number; readonly to: number }

/** What of the journal speaks for or against forgetting, gathered while it is walked along. */
export type ForgettingWalk = {
  readonly forgotten: Map<string, Forgetting[]>
  /** First entry of an order that really cut, by violation. */
  readonly cut: Map<string, number>
  /** Holds by their ids, each over a violation or a room. */
  readonly holds: Map<string, Span & { readonly subjectId: string }>
}

/** Less than a day no evidence is kept, whatever is set. */
const KEPT_AT_LEAST = hours(24)

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {}

export const beginForgettings = (): ForgettingWalk => ({
  forgotten: new Map(),
  cut: new Map(),
  holds: new Map(),
})

function seeForgetting(walk: ForgettingWalk, sequence: number, body: Members): void {
  const ids = membersOf(body['data'])['evidenceOf']
  if (body['type'] !== 'system.changed' || body['who'] !== 'system' || !Array.isArray(ids)) return
  const at = Number(body['at'])
  for (const id of ids.map(String)) {
    walk.forgotten.set(id, [...(walk.forgotten.get(id) ?? []), { sequence, at }])
  }
}

function seeHold(walk: ForgettingWalk, sequence: number, told: unknown): void {
  const { id, subjectId, liftedAt } = membersOf(told)
  const from = walk.holds.get(String(id))?.from ?? sequence
  const to = liftedAt === null ? Infinity : sequence
  walk.holds.set(String(id), { subjectId: String(subjectId), from, to })
}

function seeCut({ cut }: ForgettingWalk, sequence: number, { violationId, dryRun }: Members): void {
  const id = String(violationId)
  if (dryRun === false && !cut.has(id)) cut.set(id, sequence)
}

const mayMatter = ({ subjectId, type, body }: JournalRow): boolean =>
  subjectId === 'retention' || type === 'cut.changed' || body.includes('"legalHold"')

/** By what the bodies say: what stands beside them may have been altered. */
export function seeForgettings(walk: ForgettingWalk, rows: readonly JournalRow[]): void {
  for (const row of rows.filter(mayMatter)) {
    const body = bodyOf(row.body) ?? {}
    const data = membersOf(body['data'])
    if (body['subjectId'] === 'retention') seeForgetting(walk, row.sequence, body)
    seeCut(walk, row.sequence, data)
    if ('legalHold' in data) seeHold(walk, row.sequence, data['legalHold'])
  }
}

/** It was over, no case, nobody’s work, and a day old. */
function isForgettable(told: Members, at: number): boolean {
  const { status, enforcementStep, ongoing, claimedBy, endedAt, lastSeenAt } = told as {
    readonly [Name in string]?: unknown
  }
  const isCase = status === 'confirmed' || status === 'disposed'
  const isOpen = status === 'closed' && enforcementStep !== 'archive'
  if (ongoing !== false || isCase || isOpen || (claimedBy ?? null) !== null) return false
  const over = Number(endedAt ?? lastSeenAt)
  return at - over > KEPT_AT_LEAST
}

/**
 * Whether an entry could let the evidence of a violation go, by what the journal itself said of it until then (`told`) and
 * of cuts and holds. `latest`: when it was signed, or now: a date of its own choosing makes nothing older.
 */
export function wasLawful(
  { cut, holds }: ForgettingWalk,
  { sequence, at }: Forgetting,
  {
    id,
    told,
    latest,
  }: { readonly id: string; readonly told: Members | null; readonly latest: number },
): boolean {
  if (told === null || (cut.get(id) ?? Infinity) < sequence) return false
  const held = [...holds.values()].some(
    ({ subjectId, from, to }) =>
      (subjectId === id || subjectId === told['roomId']) && from < sequence && sequence < to,
  )
  return !held && isForgettable(told, Math.min(at, latest))
}
