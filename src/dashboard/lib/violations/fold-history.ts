import type { ViolationEvent } from '../../../contracts/violation-event.ts'

/** One line of the history; a run of "seen again" is one line, with the sequences it covers. */
export type HistoryLine = {
  readonly first: ViolationEvent
  readonly last: ViolationEvent
  readonly count: number
}

/** Newest first. Only the machine's repeated sightings are folded: what a person did always stands alone. */
export function foldHistory(events: readonly ViolationEvent[]): HistoryLine[] {
  const lines: HistoryLine[] = []
  for (const event of events.toSorted((a, b) => a.sequence - b.sequence)) {
    const before = lines.at(-1)
    if (event.type === 'violation.extended' && before?.last.type === event.type) {
      lines[lines.length - 1] = { ...before, last: event, count: before.count + 1 }
    } else {
      lines.push({ first: event, last: event, count: 1 })
    }
  }
  return lines.toReversed()
}

/** `system`, or the name of a person without its `user:`. */
export function personOf(who: string): string | null {
  if (who === 'system' || who.startsWith('system:')) return null
  return who.replace(/^(user|token):/, '')
}

/** A note, a letter, a card: put on record with the case, whose state stays as it was. */
export const addsOnly = ({ type, status }: ViolationEvent): boolean =>
  type === 'violation.changed' && status === null

/** The state that this line brought about; `null`: it was so before, as when a lesson is merely seen again. */
export const broughtAbout = ({ type, status }: ViolationEvent): ViolationEvent['status'] =>
  type === 'violation.opened' || type === 'violation.changed' ? status : null
