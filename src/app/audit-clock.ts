import type { Clock } from '../ports/clock.ts'
import type { Records } from '../ports/records/records.ts'
import { audit } from './commands/command.ts'

/** What was found about the clock of the machine, in the audit: nobody gave a command. */
export const auditClock = (
  records: Pick<Records, 'journal'>,
  clock: Pick<Clock, 'now' | 'monotonic'>,
  { zh, en }: { readonly zh: string; readonly en: string },
  data: unknown,
): Promise<void> =>
  audit(
    records,
    clock,
    { who: 'system', why: `${zh}。${en}.` },
    { type: 'system.changed', subjectKind: 'system', subjectId: 'clock', data },
  )
