import type { SessionFacts } from '../../../core/policy/facts.ts'
import { isTaughtAt } from '../../../core/registry/taught-at.ts'
import type { WatchedRoom } from '../findings/finding-look.ts'
import { factsOfNames } from '../name-facts.ts'
import { factsOfRecording } from '../recording-form.ts'
import type { Heard } from '../senses/sense.ts'
import type { RoomMemory } from './room-memory.ts'

/** What is known of the case besides the register: its names, and how a recording is offered, on which hangs who judges. */
export function knownOf(
  { findings, page }: Pick<RoomMemory, 'findings' | 'page'>,
  heard: Heard,
  { room, courses }: WatchedRoom,
): SessionFacts {
  const known = factsOfNames(findings.disguises)
  const recorded = heard.sense === 'picture' && heard.impression.recording !== undefined
  if (!recorded) return known
  const words = [room.title, page?.title, page?.text].join('\n')
  const onTimetable = courses.some(({ timetable }) => isTaughtAt(timetable, heard.at))
  return { ...known, ...factsOfRecording(words, onTimetable) }
}
