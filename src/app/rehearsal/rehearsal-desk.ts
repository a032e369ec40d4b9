import {
  hasAllOf,
  isWhole,
  type Jurisdiction,
  jurisdictionOf,
} from '../../core/access/jurisdiction.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { endsAt, type RehearsalRecord } from '../../core/rehearsal/rehearsal.ts'
import { minutes } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { StageAnswer, StageRequest } from '../../ports/rehearsal/rehearsal-stage.ts'
import {
  type HeldRehearsal,
  holdRehearsal,
  type RehearsalDeskDeps,
  saveRehearsal,
} from './hold-rehearsal.ts'

/** Who is at the desk. */
export type Rehearser = {
  readonly name: string
  readonly regions: readonly string[]
  readonly jurisdiction: Jurisdiction
  /** Whether he may start and stop one, and read the sheets of others. */
  readonly leads: boolean
}

export type RehearsalView = {
  /** `elsewhere`: of other regions, or held by another process. */
  readonly state: 'idle' | 'preparing' | 'running' | 'elsewhere'
  /** `null`: there is none, or none that is of one's own places. */
  readonly current: RehearsalRecord | null
  readonly endsAt: Instant | null
}

export interface RehearsalDesk {
  view(who: Rehearser): Promise<RehearsalView>
  start(who: Rehearser, length: number): Promise<Result<null>>
  /** Resolves when its sheets are kept. */
  stop(who: Rehearser): Promise<Result<null>>
  relay(who: Rehearser, request: StageRequest): Promise<Result<StageAnswer>>
  results(who: Rehearser): Promise<readonly RehearsalRecord[]>
  /** Ends what is going on; for the end of the process. */
  close(): Promise<void>
}

const SHOWN_AT_MOST = 50
/** Longer than any rehearsal may run over: whoever holds it is gone. */
const LOST_AFTER = minutes(5)

const GOING_ON = fail(
  'wrong-state',
  '已有一场演练，结束后才能开始下一场。A rehearsal is going on; end it before the next begins.',
)
const NONE_RUNNING = fail('wrong-state', '现在没有进行中的演练。No rehearsal is running now.')

const belongsTo = (record: RehearsalRecord, { jurisdiction }: Rehearser): boolean =>
  isWhole(jurisdiction) || hasAllOf(jurisdictionOf(record.regions), jurisdiction)

/** Of those of one's own places a leader reads every sheet, anybody else his own. */
function sheetsFor(record: RehearsalRecord, who: Rehearser): RehearsalRecord {
  if (who.leads && hasAllOf(who.jurisdiction, jurisdictionOf(record.regions))) return record
  return { ...record, sheets: record.sheets.filter(({ person }) => person === who.name) }
}

const begunBy = (
  { name, regions }: Rehearser,
  { identifiers, clock, node }: RehearsalDeskDeps,
  length: number,
): RehearsalRecord => ({
  id: identifiers.next(),
  startedBy: name,
  regions: [...regions],
  node,
  minutes: length,
  startedAt: clock.now(),
  endedAt: null,
  end: null,
  trouble: null,
  sheets: [],
})

/** What is kept, told as it is now: a process that is gone ends nothing of its own. */
function createRehearsalBook(deps: RehearsalDeskDeps, heldId: () => string | null) {
  const known = (record: RehearsalRecord): RehearsalRecord => {
    if (record.endedAt !== null) return record
    const here = record.node === deps.node
    const lost = here ? heldId() !== record.id : !deps.isAlive(record.node)
    const late = deps.clock.now() > plus(endsAt(record), LOST_AFTER)
    return lost || late ? { ...record, end: 'interrupted', endedAt: endsAt(record) } : record
  }
  const latest = async (): Promise<readonly RehearsalRecord[]> => {
    const { transactions } = deps
    return (await transactions.run((all) => all.rehearsals.latest(SHOWN_AT_MOST))).map(known)
  }
  return {
    latest,
    going: async () => (await latest()).find(({ endedAt }) => endedAt === null) ?? null,
  }
}

/**
 * Rehearsals of this process, one at a time: its media server is alone in its process. Everything that is found, decided and
 * cut happens in a program of its own, with its own clock, records and files; of it only the sheets come here.
 */
export function createRehearsalDesk(deps: RehearsalDeskDeps): RehearsalDesk {
  let held: HeldRehearsal | null = null
  const book = createRehearsalBook(deps, () => held?.record().id ?? null)
  const heldFor = (who: Rehearser): HeldRehearsal | null =>
    held !== null && belongsTo(held.record(), who) ? held : null

  return {
    async view(who) {
      const record = held?.record() ?? (await book.going())
      if (record === null) return { state: 'idle', current: null, endsAt: null }
      if (!belongsTo(record, who)) return { state: 'elsewhere', current: null, endsAt: null }
      const here = held?.record().id === record.id
      const onAir = held?.stage() != null
      const state = here ? (onAir ? 'running' : 'preparing') : 'elsewhere'
      return { state, current: record, endsAt: endsAt(record) }
    },
    async start(who, length) {
      const elsewhere = held === null && (await book.going()) !== null
      // Asked again after waiting for the records: somebody else may have begun one meanwhile.
      if (held !== null || elsewhere) return GOING_ON
      const record = begunBy(who, deps, length)
      const one = holdRehearsal(deps, record, () => {
        held = null
      })
      held = one
      await saveRehearsal(deps, record)
      return succeed(null)
    },
    async stop(who) {
      const one = heldFor(who)
      if (one === null) return NONE_RUNNING
      await one.end('stopped')
      return succeed(null)
    },
    async relay(who, request) {
      const stage = heldFor(who)?.stage() ?? null
      return stage === null ? NONE_RUNNING : succeed(await stage.relay(who.name, request))
    },
    async results(who) {
      return (await book.latest())
        .filter((record) => record.endedAt !== null && belongsTo(record, who))
        .map((record) => sheetsFor(record, who))
    },
    async close() {
      await held?.end('interrupted')
    },
  }
}
