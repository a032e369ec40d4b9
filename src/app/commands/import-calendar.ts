import { fail, type Result, succeed } from '../../core/fault.ts'
import type {
  CalendarDocument,
  LegalSchedules,
  ScheduleChange,
} from '../../ports/legal-schedules.ts'
import { type CalendarPreview, previewOf } from '../queries/calendar-preview.ts'
import { audit, type CommandDeps, type Commanded } from './command.ts'

export type ImportCalendarDeps = CommandDeps & { readonly schedules: LegalSchedules }

export type ImportCalendar = Commanded & {
  readonly document: CalendarDocument
  /** Look only. */
  readonly dryRun: boolean
  /** The preview that was agreed to; `null`: none was looked at. */
  readonly expectedDraft: string | null
}

/** `change` is `null` when nothing was written: a dry run, or nothing to change. */
export type CalendarImport = {
  readonly preview: CalendarPreview
  readonly change: ScheduleChange | null
}

const notAsAgreed = (): Result<never> =>
  fail(
    'conflict',
    '内容或现有日历与预览时不同，请重新预览。The change is not the one that was previewed; preview again.',
    'expectedDraft',
  )

/**
 * Puts a notice or school calendars into the schedules, or takes such a change back. The files, the law in force and
 * the audit change together: when the audit cannot be written, the files go back to what they were.
 */
export async function importCalendar(
  deps: ImportCalendarDeps,
  command: ImportCalendar,
): Promise<Result<CalendarImport>> {
  const { schedules, clock, transactions } = deps
  const { document, dryRun, expectedDraft, who, why } = command
  const drafted = await schedules.draft(document, who)
  if (!drafted.ok) return drafted
  const draft = drafted.value
  if (expectedDraft !== null && expectedDraft !== draft.id) return notAsAgreed()
  const preview = previewOf(draft)
  if (dryRun || draft.files.length === 0) return succeed({ preview, change: null })
  let change: ScheduleChange | null = null
  try {
    return await transactions.run(async (records) => {
      // What a lost connection makes anew is the audit alone: the files are written by then.
      if (change === null) {
        const applied = await schedules.apply(draft, { at: clock.now(), who, why })
        if (!applied.ok) return applied
        change = applied.value
      }
      await audit(records, clock, command, {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: 'legal-time',
        ruleVersion: draft.after.rules.version,
        data: { change, days: preview.days, kindDays: preview.kindDays },
      })
      return succeed({ preview, change })
    })
  } catch (error) {
    if (change !== null) await takeBack(deps, change, who)
    throw error
  }
}

async function takeBack(
  { schedules, clock }: ImportCalendarDeps,
  change: ScheduleChange,
  who: string,
): Promise<void> {
  const draft = await schedules.draft({ kind: 'undo', of: 'calendar', changeId: change.id }, who)
  if (!draft.ok) return
  await schedules.apply(draft.value, { at: clock.now(), who, why: 'not audited' })
}
