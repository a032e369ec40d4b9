import { canonicalJson } from '../canonical-json.ts'
import { type CheckFinding, wrong } from './check-report.ts'

type Members = Readonly<Record<string, unknown>>

/** An event about something that has a row, as its body tells. */
export type RowEvent = { readonly sequence: number; readonly data: Members }

export const ROW_KINDS = ['violation', 'cut', 'alert'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** A row as it stands, its members named as the journal names them. */
export type KeptRow = Members & { readonly id: string }

type KindRules = {
  readonly zh: string
  readonly en: string
  /** By this an event is told that has all of it from those that tell something else of it. */
  readonly whole: string
  /** Told to nobody at each look while it goes on; what may only grow. */
  readonly moving: readonly string[]
}

const RULES: Readonly<Record<RowKind, KindRules>> = {
  violation: {
    zh: '线索',
    en: 'violation',
    whole: 'classification',
    moving: [
      'lastSeenAt',
      'sightings',
      'rules',
      'judgement',
      'classification',
      'score',
      'subject',
      'classifiedStage',
      'version',
    ],
  },
  cut: { zh: '阻断令', en: 'cut order', whole: 'violationId', moving: [] },
  alert: { zh: '告警', en: 'alert', whole: 'violationId', moving: [] },
}

/** Not of the thing itself: which look the event came of. */
const BESIDE = new Set(['traceparent'])

const textOf = (value: unknown): string => canonicalJson(value ?? null)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Events of a round of a proof have the new looks alone. */
function folded(before: Members | null, { data }: RowEvent, whole: string): Members | null {
  if (whole in data) return data
  if (before === null || !('version' in data) || !('checks' in data)) return before
  return { ...before, ...data, checks: [...listOf(before['checks']), ...listOf(data['checks'])] }
}

/** What the journal says of it; `null`: it never told all of it. */
export const toldOf = (kind: RowKind, events: readonly RowEvent[]): Members | null =>
  events.reduce<Members | null>((before, event) => folded(before, event, RULES[kind].whole), null)

/** While a violation goes on its row is ahead of the journal, which is told of some looks only. */
function mayMove(row: KeptRow, told: Members): boolean {
  const [now, then] = [Number(row['version']), Number(told['version'])]
  return row['ongoing'] === true && now > then
}

/** Compares a row with what the journal says of it. */
export function compareRow(
  kind: RowKind,
  row: KeptRow,
  events: readonly RowEvent[],
): readonly CheckFinding[] {
  const { zh, en, moving } = RULES[kind]
  const told = toldOf(kind, events)
  if (told === null) {
    return [
      wrong(
        `${zh} ${row.id} 有记录，日志却没有：记录是后加的`,
        `${en} ${row.id} has a row and no event: the row was put in`,
      ),
    ]
  }
  const moves = mayMove(row, told) ? new Set(moving) : new Set<string>()
  const others = Object.keys(told).filter(
    (name) => !BESIDE.has(name) && !moves.has(name) && textOf(row[name]) !== textOf(told[name]),
  )
  if (others.length === 0) return []
  const last = events.at(-1)?.sequence ?? 0
  return [
    wrong(
      `${zh} ${row.id} 的记录与日志（至第 ${last} 条）不符：${others.join('、')}`,
      `the row of ${en} ${row.id} is not what the journal says (up to entry ${last}): ${others.join(', ')}`,
    ),
  ]
}

/** Of something that the journal tells of and that has no row. */
export const rowMissing = (kind: RowKind, id: string, sequence: number): CheckFinding =>
  wrong(
    `${RULES[kind].zh} ${id} 的记录没有了：日志第 ${sequence} 条记有它`,
    `the row of ${RULES[kind].en} ${id} is gone: entry ${sequence} of the journal tells of it`,
  )
