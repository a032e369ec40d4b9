import type { CutStatus } from '../../core/cuts/cut-order.ts'
import type { JournalEventType, NewJournalEvent } from '../../core/evidence/journal-event.ts'
import type { CoverageState, RoomState, RoomStatus } from '../../core/patrol/coverage.ts'
import { extendCoverage } from '../../core/patrol/extend-coverage.ts'
import { nextRoomStatus } from '../../core/patrol/room-status.ts'
import { minutes, seconds } from '../../core/time/duration.ts'
import { between, plus } from '../../core/time/instant.ts'
import {
  endViolation,
  type FoldContext,
  type FoldOutcome,
  foldObservation,
  opensNothing,
  QUIET_AFTER,
} from '../../core/violations/fold-observation.ts'
import { evidenceOf, type Observation } from '../../core/violations/observation.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { CutOfRoom } from '../../ports/records/cut-power.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { ordersSince } from '../cuts/recent-orders.ts'
import type { StageJob } from '../pipeline.ts'
import { type FromLook, fromLook, type Traced, tracerOf } from '../tracing.ts'
import { keepTrace } from './keep-trace.ts'
import { roomChanged } from './room-changed.ts'
import { settleLead } from './settle-lead.ts'
import { isAfterCut, isTailOfCut } from './tail-of-cut.ts'
import { ongoingOfTwin } from './twin-rooms.ts'
import { whyOf } from './why-words.ts'

export type RecordDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly transactions: Transactions
  /** The clock is shifted: everything found is a rehearsal's. */
  readonly drill: boolean
} & Traced

/** States of a cut order in which a stream that goes off air went because of it. */
const CUT_IN_FORCE: readonly CutStatus[] = ['sent', 'accepted', 'verified', 'cached-tail', 'held']

function coverageState(observation: Observation): CoverageState {
  if (observation.kind !== 'seen') return observation.kind
  const clean = !observation.instructing && observation.classification.label === 'non-subject'
  if (!clean) return 'seen-suspect'
  return observation.less === undefined ? 'seen-clean' : 'seen-partly'
}

/** Only what is forbidden is a violation on the wall; what is left to a person is under suspicion. */
function roomState(observation: Observation, standing: Violation | null): RoomState {
  if (observation.kind !== 'seen') return observation.kind
  if (standing !== null) return standing.verdict === 'forbidden' ? 'violating' : 'suspect'
  return coverageState(observation) === 'seen-suspect' ? 'suspect' : 'clean'
}

/** Given for this lead, or for another room of the stream once this lead stood. */
const isInForce = (
  { status, violationId, acceptedAt }: CutOfRoom,
  lead: Violation | null,
): boolean =>
  lead !== null &&
  CUT_IN_FORCE.includes(status) &&
  (violationId === lead.id || (acceptedAt !== null && acceptedAt >= lead.openedAt))

/** An extension is told to people and to the chain at most this often; the row itself is extended at every look. */
const TELL_EXTENSION_EVERY = seconds(15)

function eventOf(outcome: FoldOutcome, before: Violation | null): JournalEventType | null {
  switch (outcome.kind) {
    case 'nothing':
      return null
    case 'opened':
      return 'violation.opened'
    case 'ended':
      return 'violation.ended'
    case 'extended': {
      if (outcome.upgraded || before === null) return 'violation.extended'
      const told = Math.floor(between(before.openedAt, before.lastSeenAt) / TELL_EXTENSION_EVERY)
      const now = between(outcome.violation.openedAt, outcome.violation.lastSeenAt)
      return Math.floor(now / TELL_EXTENSION_EVERY) > told ? 'violation.extended' : null
    }
  }
}

async function recordRoom(
  records: Records,
  deps: RecordDeps,
  observation: Observation,
  { ongoing: standing, status: before }: Pick<Written, 'ongoing' | 'status'>,
): Promise<void> {
  // Whether a room is seen is for its pictures to say.
  if (observation.kind === 'seen' && observation.sense === 'sound') return
  const unseenReason = observation.kind === 'unseen' ? observation.reason : null
  const look = { roomId: observation.roomId, at: observation.at, unseenReason }
  const last = await records.coverage.last(observation.roomId, observation.at)
  const { standsFor = 1 } = observation.kind === 'seen' ? observation : {}
  const seen = { ...look, state: coverageState(observation), looks: standsFor }
  for (const segment of extendCoverage(last, seen, deps.clock.now())) {
    await records.coverage.save(segment)
  }
  // What is known is younger: an older look does not take it back.
  if (before !== null && overtaken(observation, before, deps)) return
  const next = nextRoomStatus(before, {
    ...look,
    state: roomState(observation, standing),
    recording: observation.kind === 'seen' ? (observation.recording ?? null) : null,
    less: observation.kind === 'seen' ? (observation.less ?? null) : null,
  })
  await records.roomBoard.saveStatus(next.status)
  if (!next.changed) return
  await records.journal.append(roomChanged(deps, next.status, observation.at, fromLook(deps)))
}

function journalEvent(type: JournalEventType, outcome: News, deps: RecordDeps): NewJournalEvent {
  return {
    type,
    subjectKind: 'violation',
    subjectId: outcome.violation.id,
    at: deps.clock.now(),
    monotonic: deps.clock.monotonic(),
    who: 'system',
    why: whyOf(outcome),
    ruleVersion: outcome.violation.judgement.ruleVersion,
    data: { ...outcome.violation, ...fromLook(deps) },
  }
}

type Folded = {
  readonly outcome: FoldOutcome
  /** The violation that stood before, the room's own or its twin's. */
  readonly standing: Violation | null
  readonly isTwins: boolean
  /** Of the room, as it was before. */
  readonly status: RoomStatus | null
}

/** What became of the room's violation. */
type Written = Pick<Folded, 'outcome' | 'status'> & { readonly ongoing: Violation | null }

const NOTHING: FoldOutcome = { kind: 'nothing' }

/** Clocks of several workers may differ; more than this is a clock that was set back. */
const WORKERS_AGREE = minutes(1)

/** A last look that lies in the future was not later than this one: the clock was set back since. */
const overtaken = (observation: Observation, status: RoomStatus, { clock }: RecordDeps): boolean =>
  observation.at < status.lastLookAt && status.lastLookAt <= plus(clock.now(), WORKERS_AGREE)

async function fold(records: Records, deps: RecordDeps, observation: Observation): Promise<Folded> {
  const before = await records.violations.ongoingOf(observation.roomId)
  const status = await records.roomBoard.status(observation.roomId)
  const nothing: Folded = { outcome: NOTHING, standing: null, isTwins: false, status }
  // Nearly all looks: nothing goes on, and nothing begins.
  if (before === null && opensNothing(observation)) return nothing
  // Jobs may overtake each other: a look older than what is known must not reopen what has ended since.
  if (before === null && status !== null && overtaken(observation, status, deps)) return nothing
  if (before === null && (await isTailOfCut(records, observation))) return nothing
  const room = await records.rooms.find(observation.roomId)
  const institution = room && (await records.institutions.find(room.institutionId))
  if (room === null || institution === null) return nothing
  const orders = before === null ? [] : await ordersSince(records, before, observation.at)
  const context: FoldContext = {
    room,
    institution,
    newId: deps.identifiers.next(),
    rehearsal: deps.drill || institution.rehearsal,
    cutInForce: orders.some((order) => isInForce(order, before)),
    quietAfter: QUIET_AFTER,
  }
  if (before !== null && isAfterCut(before, orders, observation)) {
    const outcome = { kind: 'ended', violation: endViolation(before, 'cut') } as const
    return { outcome, standing: before, isTwins: false, status }
  }
  const own = foldObservation(before, observation, context)
  const twin =
    own.kind === 'opened' ? await ongoingOfTwin(records, room, observation.watchedUrl) : null
  return twin === null
    ? { outcome: own, standing: before, isTwins: false, status }
    : {
        outcome: foldObservation(twin, observation, context),
        standing: twin,
        isTwins: true,
        status,
      }
}

async function foldInto(
  records: Records,
  deps: RecordDeps,
  observation: Observation,
): Promise<Written> {
  const folded = await fold(records, deps, observation)
  const { outcome, standing, status } = folded
  if (outcome.kind === 'nothing') return { outcome, ongoing: standing, status }
  const facts = { violation: outcome.violation.id, outcome: outcome.kind }
  return await tracerOf(deps).span('violation', facts, () =>
    writeViolation(records, deps, observation, { ...folded, outcome }),
  )
}

type News = Exclude<FoldOutcome, { kind: 'nothing' }>

async function writeViolation(
  records: Records,
  deps: RecordDeps,
  observation: Observation,
  { outcome, standing, isTwins, status }: Folded & { readonly outcome: News },
): Promise<Written> {
  if (!(await records.violations.save(outcome.violation))) {
    // The twin's own look was faster and says the same.
    if (isTwins) return { outcome: NOTHING, ongoing: standing, status }
    throw new Error('the violation changed while it was held locked')
  }
  if (observation.kind === 'seen' && outcome.kind !== 'ended') {
    await records.violationEvidence.add(outcome.violation.id, evidenceOf(observation))
    await keepTrace(records, outcome.violation, observation)
    await records.secondOpinions.add(outcome.violation.id, observation.opinions ?? [])
  }
  const type = eventOf(outcome, standing)
  if (type !== null) await records.journal.append(journalEvent(type, outcome, deps))
  await settleLead(records, deps, outcome.violation)
  return { outcome, ongoing: outcome.violation.ongoing ? outcome.violation : null, status }
}

const alertJob = ({ id, verdict }: Violation, look: FromLook): StageJob => ({
  stage: 'alert',
  key: `${id}:${verdict}`,
  payload: { violationId: id, ...look },
})

/**
 * The look is written down already, by a process that was stopped before it could hand the alert on. Nobody is told
 * twice: the alert knows its violation.
 */
async function alertAgain(
  records: Records,
  { roomId }: Observation,
  look: FromLook,
): Promise<readonly StageJob[]> {
  const violation = await records.violations.ongoingOf(roomId)
  return violation === null ? [] : [alertJob(violation, look)]
}

/**
 * Writes one look down, all or nothing: ledger, room, violation, evidence, events. Recording the same observation
 * twice changes nothing, so a job that is tried again is harmless.
 */
export async function record(
  deps: RecordDeps,
  observation: Observation,
): Promise<readonly StageJob[]> {
  return await deps.transactions.run(async (records) => {
    if (!(await records.observationMarks.mark(observation.id, observation.at))) {
      return await alertAgain(records, observation, fromLook(deps))
    }
    const written = await foldInto(records, deps, observation)
    const { outcome } = written
    await recordRoom(records, deps, observation, written)
    const calls = outcome.kind === 'opened' || (outcome.kind === 'extended' && outcome.upgraded)
    if (!calls) return []
    return [alertJob(outcome.violation, fromLook(deps))]
  })
}
