import type { RuleCode, RuleHit, Verdict } from '../policy/verdict.ts'
import type { Institution } from '../registry/institution.ts'
import type { LiveRoom } from '../registry/live-room.ts'
import { type Duration, seconds } from '../time/duration.ts'
import { between, type Instant, later } from '../time/instant.ts'
import type { Observation } from './observation.ts'
import type { StandingVerdict, Violation, ViolationEndReason } from './violation.ts'

export type FoldContext = {
  readonly room: Pick<LiveRoom, 'id' | 'region'>
  readonly institution: Pick<Institution, 'id'>
  /** Identifier for a violation that has to be opened. */
  readonly newId: string
  readonly rehearsal: boolean
  /** A cut of this violation was accepted or verified: going off air then means the cut ended it. */
  readonly cutInForce: boolean
  /** Seen on air without instruction for this long ends the violation: a pause does not. */
  readonly quietAfter: Duration
}

export type FoldOutcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'opened'; readonly violation: Violation }
  | { readonly kind: 'extended'; readonly violation: Violation; readonly upgraded: boolean }
  | { readonly kind: 'ended'; readonly violation: Violation }

type SeenObservation = Extract<Observation, { kind: 'seen' }>

/** Teaching breaks are 10 minutes by law; a silence shorter than that is the same session. Ours: docs/rules.md §7. */
export const QUIET_AFTER: Duration = seconds(600)

const strength = (hit: RuleHit): number => (hit.verdict === 'forbidden' ? 1 : 0)

/** Object rules outrank calendar rules, which outrank the time of day; within a rank the longer hit stands. */
function rank(rule: RuleCode): number {
  if (rule.startsWith('ACT-')) return 0
  if (rule.startsWith('STG-')) return 1
  if (rule.startsWith('CAL-')) return 2
  return rule.startsWith('TOD-') ? 3 : 4
}

export function primaryHit(verdict: Verdict): RuleHit | null {
  const ordered = verdict.hits.toSorted(
    (a, b) => strength(b) - strength(a) || rank(a.rule) - rank(b.rule) || b.seconds - a.seconds,
  )
  return ordered[0] ?? null
}

const judgementOf = ({ verdict, recording }: SeenObservation): StandingVerdict =>
  recording === undefined ? verdict : { ...verdict, recording }

/** Where nothing goes on, this look leaves it so, whatever room it is of: whoever writes it down need not ask. */
export const opensNothing = (observation: Observation): boolean =>
  observation.kind !== 'seen' ||
  !observation.instructing ||
  observation.verdict.verdict === 'permitted' ||
  primaryHit(observation.verdict) === null

function open(seen: SeenObservation, context: FoldContext): FoldOutcome {
  const hit = primaryHit(seen.verdict)
  if (hit === null || seen.verdict.verdict === 'permitted') return { kind: 'nothing' }
  const violation: Violation = {
    id: context.newId,
    roomId: context.room.id,
    institutionId: context.institution.id,
    region: context.room.region,
    ongoing: true,
    status: 'suspected',
    enforcementStep: 'clue',
    openedAt: seen.at,
    lastSeenAt: seen.at,
    endedAt: null,
    endReason: null,
    rule: hit.rule,
    rules: [...new Set(seen.verdict.hits.map(({ rule }) => rule))],
    verdict: seen.verdict.verdict,
    subject: seen.classification.subjects[0]?.code ?? null,
    classifiedStage: seen.classification.stage,
    score: seen.classification.score,
    classification: seen.classification,
    judgement: judgementOf(seen),
    sightings: 1,
    claimedBy: null,
    handling: null,
    rehearsal: context.rehearsal,
    version: 1,
  }
  return { kind: 'opened', violation }
}

function extend(before: Violation, seen: SeenObservation): FoldOutcome {
  const upgraded = before.verdict === 'review' && seen.verdict.verdict === 'forbidden'
  // What stands as forbidden must not be explained by a look that would leave it to a person.
  const weaker = before.verdict === 'forbidden' && seen.verdict.verdict === 'review'
  const hit = primaryHit(seen.verdict)
  const clearer =
    seen.classification.label === 'subject' && before.classification.label !== 'subject'
  const stronger = clearer || seen.classification.score > before.score
  const standing = stronger ? seen.classification : before.classification
  const violation: Violation = {
    ...before,
    lastSeenAt: later(seen.at, before.lastSeenAt),
    sightings: before.sightings + 1,
    rules: [...new Set([...before.rules, ...seen.verdict.hits.map(({ rule }) => rule)])],
    verdict: upgraded ? 'forbidden' : before.verdict,
    rule: upgraded && hit !== null ? hit.rule : before.rule,
    judgement: weaker ? before.judgement : judgementOf(seen),
    classification: standing,
    score: standing.score,
    subject: standing.subjects[0]?.code ?? before.subject,
    classifiedStage: standing.stage,
    version: before.version + 1,
  }
  return { kind: 'extended', violation, upgraded }
}

/** Ends a violation at the last instant at which instruction was seen, not when we noticed the silence. */
export function endViolation(before: Violation, reason: ViolationEndReason): Violation {
  return {
    ...before,
    ongoing: false,
    endedAt: before.lastSeenAt,
    endReason: reason,
    version: before.version + 1,
  }
}

export function isQuiet(violation: Violation, now: Instant, quietAfter: Duration): boolean {
  return between(violation.lastSeenAt, now) >= quietAfter
}

/** Workers' clocks agree to within this. Ours: docs/rules.md §7. */
const WORKERS_AGREE: Duration = seconds(60)

/**
 * Last seen in the future: the clock was set back, and the silence is counted from now, not from when it catches up.
 */
function reckonedAnew(before: Violation, at: Instant): FoldOutcome {
  const ahead = between(at, before.lastSeenAt)
  if (ahead <= WORKERS_AGREE || before.openedAt > at) return { kind: 'nothing' }
  const violation = { ...before, lastSeenAt: at, version: before.version + 1 }
  return { kind: 'extended', violation, upgraded: false }
}

/** Why a lead needs nobody any more; `null`: it may. */
function leadOver({ withdrawn, verdict }: SeenObservation): ViolationEndReason | null {
  if (withdrawn === true) return 'withdrawn'
  return verdict.verdict === 'permitted' ? 'permitted-time' : null
}

/** Seen on air, and no instruction. */
function withoutSighting(
  ongoing: Violation,
  seen: SeenObservation,
  { quietAfter }: FoldContext,
): FoldOutcome {
  const leadEnds = ongoing.judgement.reason === 'leaning' ? leadOver(seen) : null
  const reason = leadEnds ?? (isQuiet(ongoing, seen.at, quietAfter) ? 'quiet' : null)
  return reason === null
    ? reckonedAnew(ongoing, seen.at)
    : { kind: 'ended', violation: endViolation(ongoing, reason) }
}

/**
 * Folds one look into the room's ongoing violation: opened, extended, ended or nothing.
 * "Could not see" changes nothing: a room that we lost sight of is neither clean nor over.
 */
export function foldObservation(
  ongoing: Violation | null,
  observation: Observation,
  context: FoldContext,
): FoldOutcome {
  if (observation.kind === 'unseen') return { kind: 'nothing' }
  if (observation.kind === 'off-air') {
    if (ongoing === null) return { kind: 'nothing' }
    const reason = context.cutInForce ? 'cut' : 'off-air'
    return { kind: 'ended', violation: endViolation(ongoing, reason) }
  }
  if (!observation.instructing) {
    if (ongoing === null) return { kind: 'nothing' }
    return withoutSighting(ongoing, observation, context)
  }
  if (ongoing === null) return open(observation, context)
  if (observation.verdict.verdict === 'permitted') {
    return { kind: 'ended', violation: endViolation(ongoing, 'permitted-time') }
  }
  // What only leans towards a lesson makes none last longer.
  const leans = observation.verdict.reason === 'leaning' && ongoing.verdict === 'forbidden'
  return leans ? withoutSighting(ongoing, observation, context) : extend(ongoing, observation)
}
