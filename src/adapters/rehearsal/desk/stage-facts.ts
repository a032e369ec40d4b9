import { cutOrder } from '../../../contracts/cut.ts'
import { listOf } from '../../../contracts/list.ts'
import { systemInfo } from '../../../contracts/system.ts'
import { violation } from '../../../contracts/violation.ts'
import { violationEvent } from '../../../contracts/violation-event.ts'
import type { DrillAct, DrillFacts, DrillLead } from '../../../core/rehearsal/score.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import { minus, parseInstant } from '../../../core/time/instant.ts'
import { ask, type StageSession } from './stage-people.ts'

const violations = listOf(violation)
const events = listOf(violationEvent)

/** Rooms that give a lesson, by id; every other one gives none. */
export type LessonRooms = ReadonlySet<string>

async function leadOf(
  url: string,
  admin: StageSession,
  {
    id,
    roomId,
    roomTitle,
    firstSeenAt,
  }: { id: string; roomId: string; roomTitle: string; firstSeenAt: string },
  lessons: LessonRooms,
  shift: Duration,
): Promise<DrillLead | null> {
  const history = await ask(`${url}/violations/${id}/events`, admin, events)
  const opened = history.items.find(({ type }) => type === 'violation.opened')
  const at = parseInstant(opened?.at ?? firstSeenAt)
  return at === null
    ? null
    : { id, roomTitle, lesson: lessons.has(roomId), openedAt: minus(at, shift) }
}

/** What the rehearsal's own records say, told in the time that people lived. */
export async function readFacts(
  url: string,
  admin: StageSession,
  acts: readonly DrillAct[],
  lessons: LessonRooms,
): Promise<DrillFacts> {
  const { clockShiftSeconds } = await ask(`${url}/system`, admin, systemInfo)
  const found = await ask(`${url}/violations?limit=100`, admin, violations)
  const shift = seconds(clockShiftSeconds)
  const leads = await Promise.all(found.items.map((one) => leadOf(url, admin, one, lessons, shift)))
  const ordered = acts.flatMap(({ cutId }) => (cutId === undefined ? [] : [cutId]))
  const cuts = await Promise.all(
    [...new Set(ordered)].map((id) => ask(`${url}/cuts/${id}`, admin, cutOrder)),
  )
  return {
    leads: leads.filter((lead) => lead !== null),
    acts,
    verifiedCuts: cuts.filter(({ state }) => state === 'verified').map(({ id }) => id),
  }
}
