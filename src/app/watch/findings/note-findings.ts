import type { DisguiseFinding, Substance } from '../../../core/findings/disguise.ts'
import { findingKey, type RoomFinding } from '../../../core/findings/room-finding.ts'
import { KIND_FACTS, kindOf } from '../../../core/registry/object-kind.ts'
import { civilDateOf, type Instant } from '../../../core/time/instant.ts'
import { namesOf } from './finding-input.ts'
import {
  addSubstance,
  type FindingDeps,
  type FindingJudges,
  type FindingLook,
  type FindingMemory,
  recallKnown,
  substanceOf,
} from './finding-memory.ts'
import { solicitationOf } from './judge-solicitation.ts'

/** What was taught under a name was taught: a pause, or a worker that begins anew, does not undo it. */
function established(known: readonly RoomFinding[], found: DisguiseFinding): DisguiseFinding {
  const before = known.find((one) => findingKey(one) === `disguise:${found.kind}`)?.finding
  const stands = before?.about === 'disguise' && before.decision === 'counts-as-live-teaching'
  return stands && found.decision !== before.decision ? before : found
}

const disguisesOf = (
  { findingReader }: FindingJudges,
  { institution, words, at }: Pick<FindingLook, 'institution' | 'words' | 'at'>,
  substance: Substance,
  known: readonly RoomFinding[],
): readonly DisguiseFinding[] =>
  findingReader
    .disguises({
      names: namesOf(words),
      substance,
      keyContent: KIND_FACTS[kindOf(institution)].keyContent,
      on: civilDateOf(at),
    })
    .map((found) => established(known, found))

/** What a watch begins with: what was found in this stretch before, and what the title alone says. */
export async function recallFindings(
  deps: Pick<FindingDeps, 'transactions'> & FindingJudges,
  { room, institution }: Pick<FindingLook, 'room' | 'institution'>,
  at: Instant,
): Promise<FindingMemory> {
  const memory = await recallKnown(deps, room.id, at)
  const words = { title: room.title, texts: [], screen: '' }
  const substance = substanceOf(memory, { replay: null, charged: null })
  const disguises = disguisesOf(deps, { institution, words, at }, substance, memory.known)
  return { ...memory, disguises }
}

export type NotedFindings = {
  readonly memory: FindingMemory
  /** To be written down, where that is due. */
  readonly found: readonly RoomFinding['finding'][]
}

/** Sets name and substance side by side, and looks for soliciting. */
export function noteFindings(
  judges: FindingJudges,
  before: FindingMemory,
  look: FindingLook,
): NotedFindings {
  const { memory, substance } = addSubstance(judges.findingReader, before, look)
  const { known } = memory
  const disguises = disguisesOf(judges, look, substance, known)
  const earlier = known.find((one) => findingKey(one) === 'solicitation')
  const solicited = solicitationOf(judges, memory, look, earlier)
  const found = [
    ...disguises.map((one) => ({ about: 'disguise' as const, ...one })),
    ...(solicited === null ? [] : [{ about: 'solicitation' as const, ...solicited }]),
  ]
  return { memory: { ...memory, disguises }, found }
}
