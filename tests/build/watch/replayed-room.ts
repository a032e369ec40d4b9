import { keptContexts } from '../../../src/app/queries/replay/kept-looks.ts'
import { readingOf } from '../../../src/app/queries/replay/replay-evidence.ts'
import { judgeTaught } from '../../../src/core/policy/classes/judge-taught.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import type { Law } from '../../../src/core/policy/law.ts'
import { framesAmong } from '../../../src/core/violations/evidence-piece.ts'
import {
  type ReplayedSession,
  type ReplayNeeds,
  replaySession,
} from '../../../src/core/violations/replay-session.ts'
import type { UnnamedRule } from '../../../src/core/violations/rule-of-time.ts'
import type { RecordedTrace } from '../../../src/core/violations/session-trace.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import type { EvidenceStore } from '../../../src/ports/evidence-store.ts'
import { shippedClassifier } from '../classifier.ts'
import type { WatchedRoom } from './watched-room.ts'

/** What is needed to work violations of a watched room out again. */
export type ReplayedRoom = {
  readonly room: Pick<WatchedRoom, 'traces' | 'pieces'>
  readonly law: Law
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
}

/** A recorded violation, worked out again from its looks; `changed`: as another release would have recorded them. */
export async function replayViolation(
  { room, law, evidenceStore }: ReplayedRoom,
  violation: Violation,
  changed: (row: RecordedTrace) => RecordedTrace = (row) => row,
  unnamed?: UnnamedRule,
): Promise<ReplayedSession> {
  const rows = (await room.traces(violation.id)).map(changed)
  const contexts = await keptContexts(evidenceStore, rows, null)
  if (!contexts.ok) throw new Error(contexts.fault.message)
  const frames = framesAmong(await room.pieces(violation.id))
  const classifier = shippedClassifier()
  const needs = {
    ...readingOf(() => classifier, frames),
    contextOf: contexts.value,
    judge: (...[session, facts]: Parameters<ReplayNeeds['judge']>) => judge(session, law, facts),
    judgeTaught: (...[taught, context, facts]: Parameters<ReplayNeeds['judgeTaught']>) =>
      judgeTaught(taught, context, law, facts),
  }
  return replaySession(needs, violation, rows, unnamed)
}
