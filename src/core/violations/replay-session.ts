import type { Classification } from '../detection/classification.ts'
import type { StandingText } from '../detection/standing-text.ts'
import type { AddingUp } from '../lesson/adding-up/adding-up.ts'
import {
  type Followed,
  followLook,
  NEW_SESSION,
  ofThisVersion,
  partLook,
  type RoomSession,
} from '../lesson/room-session.ts'
import type { SessionFacts } from '../policy/facts.ts'
import type { TeachingSession, Verdict } from '../policy/verdict.ts'
import { watchedSession } from '../policy/watched-session.ts'
import { concludeLook } from './conclude-look.ts'
import { type FoldContext, foldObservation, QUIET_AFTER } from './fold-observation.ts'
import type { Observation } from './observation.ts'
import { type RuleOfTime, ruleOfTime, type UnnamedRule } from './rule-of-time.ts'
import type { LookContext, RecordedTrace, TaughtThen, TracedLook } from './session-trace.ts'
import type { Violation } from './violation.ts'

export type ReplayNeeds = {
  /** The words of a kept frame, lines parted by line feeds. */
  readonly textOf: (frame: string) => string
  /** By the model and words that judged the look, or by others: whoever hands this in decides. */
  readonly classify: (
    text: string,
    context: LookContext,
    modelVersion: string,
    /** Lines of the text that stand on every screen of its session. */
    boilerplate: StandingText | null,
  ) => Classification
  readonly contextOf: (sha256: string) => LookContext
  readonly judge: (session: TeachingSession, facts: SessionFacts) => Verdict
  /** Of a lesson with what came before it; `null` when it cannot be said. */
  readonly judgeTaught: (
    taught: TaughtThen,
    context: TeachingSession,
    facts: SessionFacts,
  ) => Verdict | null
}

export type ReplayedLook = { readonly look: TracedLook; readonly classification: Classification }

export type ReplayedSession = {
  readonly looks: readonly ReplayedLook[]
  /** What would have been recorded; `null`: nothing would have been opened. */
  readonly violation: Violation | null
  /** How each observation was added up then, and now. */
  readonly rules: readonly RuleOfTime[]
}

type State = {
  readonly sessions: ReadonlyMap<string, RoomSession>
  readonly looks: readonly ReplayedLook[]
  readonly violation: Violation | null
  readonly rules: readonly RuleOfTime[]
}

type Added = Omit<Followed, 'activity'> & {
  readonly looks: readonly ReplayedLook[]
}

const NOTHING_SHOWN = { instructing: false, goesOn: false, leads: false, withdrawn: false }

/** Adds the looks of one observation up again. */
function addAgain(
  needs: ReplayNeeds,
  row: RecordedTrace,
  start: RoomSession,
  rule: AddingUp,
): Added {
  let followed: Omit<Added, 'looks'> = { ...NOTHING_SHOWN, session: start }
  let text = ''
  const looks: ReplayedLook[] = []
  for (const look of row.trace.looks) {
    text = look.frame === null ? (look.text ?? text) : needs.textOf(look.frame)
    const context = needs.contextOf(look.context)
    const { at, changed, emptiness, sense } = look
    const of = { text, changed, ...(sense === undefined ? {} : { sense }) }
    const { boilerplate } = partLook(followed.session, of, rule)
    const classification = needs.classify(text, context, look.modelVersion, boilerplate)
    const { prior } = context
    const by = {
      ...(sense === undefined ? {} : { sense }),
      ...(prior === undefined ? {} : { prior }),
    }
    const seen = { at, changed, text, classification, emptiness, ...by }
    followed = followLook(followed.session, seen, rule)
    looks.push({ look, classification })
  }
  return { ...followed, looks }
}

/** The lesson as the looks show it now, by the name that the timetable gave it then. */
function taughtAgain({ trace }: RecordedTrace, { session, goesOn }: Added): TaughtThen | null {
  const { segment } = session
  return goesOn && segment !== null && trace.taught !== null
    ? { ...trace.taught, current: { ...trace.taught.current, ...segment } }
    : null
}

function observe(
  needs: ReplayNeeds,
  row: RecordedTrace,
  added: Added,
  rule: AddingUp,
): Observation | null {
  const last = added.looks.at(-1)
  if (last === undefined) return null
  const { at, context } = last.look
  const { facts } = row.trace
  const instant = watchedSession(needs.contextOf(context), null, at)
  const taught = taughtAgain(row, added)
  const verdict =
    (taught && needs.judgeTaught(taught, instant, facts)) ?? needs.judge(instant, facts)
  const concluded = concludeLook(added, last.classification, verdict, at, rule)
  return {
    id: row.observationId,
    roomId: '',
    watchId: row.watchId,
    at,
    kind: 'seen',
    instructing: concluded.instructing,
    classification: concluded.classification,
    verdict: concluded.verdict,
    evidence: [],
  }
}

function fold(before: Violation | null, observation: Observation, of: FoldContext) {
  const outcome = foldObservation(before, observation, of)
  return outcome.kind === 'nothing' ? before : outcome.violation
}

function step(
  needs: ReplayNeeds,
  of: FoldContext,
  state: State,
  row: RecordedTrace,
  unnamed?: UnnamedRule,
): State {
  const rule = ruleOfTime(row.trace, unnamed)
  const start = ofThisVersion(row.trace.before ?? state.sessions.get(row.watchId) ?? NEW_SESSION)
  const added = addAgain(needs, row, start, rule.by)
  const observation = observe(needs, row, added, rule.by)
  return {
    sessions: new Map([...state.sessions, [row.watchId, added.session]]),
    looks: [...state.looks, ...added.looks],
    violation: observation === null ? state.violation : fold(state.violation, observation, of),
    rules: [...state.rules, rule],
  }
}

/**
 * Works a violation out again from the looks that were kept with it: reads nothing but what it is handed, so the same
 * looks, model, rule of adding up and law give the same violation. Decisions of people are no part of it. `unnamed`:
 * which one is taken of the rules that a record of their time does not name.
 */
export function replaySession(
  needs: ReplayNeeds,
  stored: Violation,
  rows: readonly RecordedTrace[],
  unnamed?: UnnamedRule,
): ReplayedSession {
  const of: FoldContext = {
    room: { id: stored.roomId, region: stored.region },
    institution: { id: stored.institutionId },
    newId: stored.id,
    rehearsal: stored.rehearsal,
    cutInForce: false,
    quietAfter: QUIET_AFTER,
  }
  const nothing: State = { sessions: new Map(), looks: [], violation: null, rules: [] }
  return rows.reduce((state, row) => step(needs, of, state, row, unnamed), nothing)
}
