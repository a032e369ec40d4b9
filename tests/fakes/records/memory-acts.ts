import type { JournalEvent } from '../../../src/core/evidence/journal-event.ts'
import type { ActFilter } from '../../../src/ports/records/filters.ts'
import type { Page, PageRequest } from '../../../src/ports/records/records.ts'
import { pageOf } from '../memory-tables.ts'

const isAct =
  ({ who, type, subjectId, from, to }: ActFilter) =>
  (event: JournalEvent): boolean =>
    (who === undefined ? event.who !== 'system' : who.includes(event.who)) &&
    (type ?? event.type) === event.type &&
    (subjectId ?? event.subjectId) === event.subjectId &&
    event.at >= (from ?? -Infinity) &&
    event.at < (to ?? Infinity)

export const actsOf = (
  events: readonly JournalEvent[],
  filter: ActFilter,
  page: PageRequest,
): Page<JournalEvent> => pageOf(events.filter(isAct(filter)), page, (one) => [one.sequence, ''])
