import type { DisguiseFinding, Substance } from '../../../core/findings/disguise.ts'
import { findingKey, type RoomFinding } from '../../../core/findings/room-finding.ts'
import { KIND_FACTS } from '../../../core/registry/object-kind.ts'
import { civilDateOf, type Instant } from '../../../core/time/instant.ts'
import { namesOf } from './finding-input.ts'
import {
  addSubstance,
  type FindingDeps,
  type FindingLook,
  type FindingMemory,
  newFindingMemory,
  recallKnown,
} from './finding-memory.ts'
import { kindOf, solicitationOf } from './judge-solicitation.ts'
import { keepFinding, keepName } from './keep-finding.ts'

/** What was taught under a name was taught: a pause, or a worker that begins anew, does not undo it. */
function established(known: readonly RoomFinding[], found: DisguiseFinding): DisguiseFinding {
  const before = known.find((one) => findingKey(one) === `disguise:${found.kind}`)?.finding
  const stands = before?.about === 'disguise' && before.decision === 'counts-as-live-teaching'
  return stands && found.decision !== before.decision ? before : found
}

const disguisesOf = (
  deps: FindingDeps,
  { institution, words, at }: Pick<FindingLook, 'institution' | 'words' | 'at'>,
  substance: Substance,
  known: readonly RoomFinding[],
): readonly DisguiseFinding[] =>
  deps.findingReader
    .disguises({
      names: namesOf(words),
      substance,
      keyContent: KIND_FACTS[kindOf(institution)].keyContent,
      on: civilDateOf(at),
    })
    .map((found) => established(known, found))

/** What a watch begins with: what was found in this stretch before, and what the title alone says. */
export async function recallFindings(
  deps: FindingDeps,
  { room, institution }: Pick<FindingLook, 'room' | 'institution'>,
  at: Instant,
): Promise<FindingMemory> {
  const memory = newFindingMemory()
  const known = await recallKnown(deps, memory, { room, at })
  const words = { title: room.title, texts: [], screen: '' }
  const { time, classification, manners, pupilsPresent, terms, frames } = memory
  const seen = { time, classification, manners, pupilsPresent, terms, frames }
  const substance = { ...seen, replay: null, charged: null }
  memory.disguises = disguisesOf(deps, { institution, words, at }, substance, known)
  return memory
}

/** Sets name and substance side by side, and looks for soliciting; keeps and tells what is found. */
export async function noteFindings(
  deps: FindingDeps,
  memory: FindingMemory,
  look: FindingLook,
): Promise<void> {
  const known = await recallKnown(deps, memory, look)
  const beforeOf = (key: string) => known.find((one) => findingKey(one) === key)
  const substance = addSubstance(deps.findingReader, memory, look)
  memory.disguises = disguisesOf(deps, look, substance, known)
  for (const found of memory.disguises) {
    const named = await keepName(deps, look, found, beforeOf(`disguise:${found.kind}`))
    await keepFinding(deps, memory, look, { about: 'disguise', ...named })
  }
  const solicited = solicitationOf(deps, memory, look, beforeOf('solicitation'))
  if (solicited !== null)
    await keepFinding(deps, memory, look, { about: 'solicitation', ...solicited })
}
