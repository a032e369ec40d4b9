import { isTaughtAt } from '../../../core/registry/taught-at.ts'
import type { AirScene } from '../../../core/replay/air-scenes.ts'
import type { AirSession } from '../../../core/replay/air-session.ts'
import { findLoop, findReplay, type ReplayMatch } from '../../../core/replay/replay.ts'
import {
  judgedAs,
  type ReplayFinding,
  type ReplaySign,
  replaySigns,
} from '../../../core/replay/replay-finding.ts'
import { replayWords } from '../../../core/replay/replay-words.ts'
import { type Duration, minutes, seconds } from '../../../core/time/duration.ts'
import { between, type Instant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Identifiers } from '../../../ports/identifiers.ts'
import type { Logger } from '../../../ports/logger.ts'
import type { Records, Transactions } from '../../../ports/records/records.ts'

export type ReplayDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly logger: Logger
  readonly transactions: Transactions
}

type Searched = { readonly surroundings: string; readonly at: Instant }

/** The same at almost the same time is the same live lesson in two rooms, not a replay. */
const LIVE_TWICE: Duration = minutes(10)
/** Fewer scenes cannot be enough, so nothing is read for them. */
const SCENES_WORTH_SEARCHING = 4

type Found = { readonly match: ReplayMatch; readonly other: AirSession; readonly loop: boolean }

/** A transaction a session: whoever records a look must not wait for the whole search. */
async function searchEarlier(
  deps: ReplayDeps,
  session: AirSession,
  scenes: readonly AirScene[],
): Promise<Found | null> {
  const { transactions } = deps
  let best: Found | null = null
  for (const other of await transactions.run(({ airPrints }) => airPrints.earlier(session))) {
    const earlier = await transactions.run(({ airPrints }) => airPrints.scenesOf(other.id))
    const match = findReplay(scenes, earlier)
    if (match === null) continue
    const later = between(other.startedAt, session.startedAt) - seconds(match.offsetSeconds)
    if (later < LIVE_TWICE) continue
    if (best === null || match.scenes > best.match.scenes) best = { match, other, loop: false }
  }
  return best
}

async function signsOf(
  records: Records,
  session: AirSession,
  seen: Searched,
): Promise<readonly ReplaySign[]> {
  const filter = { institutionId: session.institutionId }
  const courses = await records.courses.list({ limit: 200, cursor: null }, filter)
  return replaySigns({
    text: seen.surroundings,
    onTimetable: courses.items.some(({ timetable }) => isTaughtAt(timetable, seen.at)),
    // What a watch looks at is sent to everybody at once: a film on demand has no live room.
    broadcast: true,
  })
}

/** Written into the history of the violation, where an officer and the chain have it. */
async function tell(
  records: Records,
  deps: ReplayDeps,
  session: AirSession,
  finding: ReplayFinding,
): Promise<void> {
  const violation = await records.violations.ongoingOf(session.roomId)
  const { zh, en } = replayWords(finding)
  await records.journal.append({
    type: violation === null ? 'room.changed' : 'violation.changed',
    subjectKind: violation === null ? 'room' : 'violation',
    subjectId: violation?.id ?? session.roomId,
    at: deps.clock.now(),
    monotonic: deps.clock.monotonic(),
    who: 'system',
    why: `${zh} ${en}`,
    ruleVersion: violation?.judgement.ruleVersion ?? null,
    data: violation ?? (await records.roomBoard.status(session.roomId)),
  })
}

/** Pictures that change at nearly every look are a camera or a film, of which no two looks are alike. */
const RESTLESS = { scenes: 30, secondsPerScene: 8 }

function isWorthSearching(scenes: readonly AirScene[]): boolean {
  const telling = scenes.filter((scene) => scene.telling)
  if (telling.length < SCENES_WORTH_SEARCHING) return false
  const length = (scenes.at(-1)?.seenUntil ?? 0) / scenes.length
  return scenes.length < RESTLESS.scenes || length >= RESTLESS.secondsPerScene
}

/** Looks for the session's scenes in what was on air before; keeps and tells what is found, once a session. */
export async function searchReplay(
  deps: ReplayDeps,
  session: AirSession,
  scenes: readonly AirScene[],
  seen: Searched,
): Promise<AirSession> {
  if (!isWorthSearching(scenes)) return session
  const loop = findLoop(scenes)
  const found =
    (await searchEarlier(deps, session, scenes)) ??
    (loop === null ? null : { match: loop, other: session, loop: true })
  const before = session.finding
  if (found === null || (before !== null && before.scenes >= found.match.scenes)) return session
  return await deps.transactions.run(async (records) => {
    const signs = await signsOf(records, session, seen)
    const { id: sessionId, roomId, startedAt } = found.other
    const finding: ReplayFinding = {
      ...found.match,
      kind: found.loop ? 'loop' : 'earlier-session',
      sameAs: { sessionId, roomId, startedAt },
      signs,
      judgedAs: judgedAs(signs),
    }
    const kept = { ...session, finding }
    await records.airPrints.save(kept)
    if (before === null || before.kind !== finding.kind) await tell(records, deps, session, finding)
    deps.logger.info({ roomId: session.roomId, finding }, 'replay found')
    return kept
  })
}
