import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  ChangeSubject,
  LegalSchedules,
  ScheduleChange,
  ScheduleDocument,
  ScheduleDraft,
} from '../../ports/legal-schedules.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'

/** The version of a file that was not there; on the wire the same word. */
const NO_FILE = 'none'

export type FileDeps = {
  readonly clock: Clock
  readonly transactions: Transactions
  readonly schedules: LegalSchedules
}

/** A file of the schedules folder that is changed from pages. */
export type ManagedFile = {
  readonly file: string
  readonly subject: Exclude<ChangeSubject, 'calendar'>
  /** What the audit calls it. */
  readonly subjectId: string
  readonly warnings?: (draft: ScheduleDraft) => Promise<readonly string[]>
}

export type FileChange = {
  /** `null`: nothing was written, because it was a look only or nothing changes. */
  readonly change: ScheduleChange | null
  /** Hand it back to make exactly this change. */
  readonly draftId: string
  readonly warnings: readonly string[]
}

export type Agreed = Commanded & {
  /** Look only. */
  readonly dryRun: boolean
  /** The preview that was agreed to; `null`: none was looked at. */
  readonly expectedDraft: string | null
  /** Version of the file that it was edited from; `none`: there was no file; `null`: not compared. */
  readonly expectedVersion: string | null
}

/** `changeId` is `null`: the latest change of this file that stands. */
export type UndoFile = Agreed & { readonly changeId: string | null }

const notAsAgreed = (): Result<never> =>
  fail(
    'conflict',
    '内容或现有文件与预览时不同，请重新预览。The change is not the one that was previewed; preview again.',
    'expectedDraft',
  )

/** Whether the file is another than the one that was edited. */
async function isOvertaken(
  { schedules }: FileDeps,
  { file }: ManagedFile,
  { files: [drafted] }: ScheduleDraft,
  { expectedVersion }: Agreed,
): Promise<boolean> {
  if (expectedVersion === null) return false
  const text = drafted === undefined ? await schedules.fileText(file) : drafted.before
  return (text === null ? NO_FILE : schedules.versionOf(text)) !== expectedVersion
}

async function takeBack(
  { schedules, clock }: FileDeps,
  { subject }: ManagedFile,
  { change, who }: { readonly change: ScheduleChange; readonly who: string },
): Promise<void> {
  const document = { kind: 'undo', of: subject, changeId: change.id } as const
  const draft = await schedules.draft(document, who)
  if (draft.ok) await schedules.apply(draft.value, { at: clock.now(), who, why: 'not audited' })
}

/** The file and the audit change together: when the audit cannot be written, the file goes back to what it was. */
async function write(
  deps: FileDeps,
  managed: ManagedFile,
  draft: ScheduleDraft,
  command: Agreed,
): Promise<Result<ScheduleChange>> {
  const { schedules, clock, transactions } = deps
  const { who, why } = command
  let made: ScheduleChange | null = null
  try {
    return await transactions.run(async (records) => {
      // What a lost connection makes anew is the audit alone: the file is written by then.
      if (made === null) {
        const applied = await schedules.apply(draft, { at: clock.now(), who, why })
        if (!applied.ok) return applied
        made = applied.value
      }
      const [file] = draft.files
      await audit(records, clock, command, {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: managed.subjectId,
        data: { change: made, before: file?.before ?? null, after: file?.after ?? null },
      })
      return succeed(made)
    })
  } catch (error) {
    if (made !== null) await takeBack(deps, managed, { change: made, who })
    throw error
  }
}

/** Puts a document in the place of a file: checked as the file in the folder is, its version kept. */
export async function changeFile(
  deps: FileDeps,
  managed: ManagedFile,
  document: ScheduleDocument,
  command: Agreed,
): Promise<Result<FileChange>> {
  const drafted = await deps.schedules.draft(document, command.who)
  if (!drafted.ok) return drafted
  const draft = drafted.value
  const { id: draftId } = draft
  if (command.expectedDraft !== null && command.expectedDraft !== draftId) return notAsAgreed()
  if (await isOvertaken(deps, managed, draft, command)) return conflict()
  const warnings = [...draft.warnings, ...((await managed.warnings?.(draft)) ?? [])]
  if (command.dryRun || draft.files.length === 0) {
    return succeed({ change: null, draftId, warnings })
  }
  const written = await write(deps, managed, draft, command)
  return written.ok ? succeed({ change: written.value, draftId, warnings }) : written
}

/** A file as it is written; no `version`: there is none, and what is usual holds. */
export async function writtenFile(
  { schedules }: Pick<FileDeps, 'schedules'>,
  { file }: Pick<ManagedFile, 'file'>,
): Promise<{ readonly text: string; readonly version: string | null }> {
  const text = await schedules.fileText(file)
  return text === null ? { text: '', version: null } : { text, version: schedules.versionOf(text) }
}

/** The changes that were made to a file through this program, latest first. */
export async function fileVersions(
  { schedules }: Pick<FileDeps, 'schedules'>,
  { file }: ManagedFile,
): Promise<readonly ScheduleChange[]> {
  const changes = await schedules.changes()
  return changes.filter(({ files }) => files.includes(file))
}

/**
 * The file as it was before a change: later changes go with it, and what the undo of one took away comes back by undoing
 * that. A file that was new goes.
 */
export async function undoFile(
  deps: FileDeps,
  managed: ManagedFile,
  command: UndoFile,
): Promise<Result<FileChange>> {
  const versions = await fileVersions(deps, managed)
  const takenBack = new Set(versions.map(({ undoes }) => undoes))
  const wanted =
    command.changeId === null
      ? versions.find(({ id, kind }) => kind !== 'undo' && !takenBack.has(id))
      : versions.find(({ id }) => id === command.changeId)
  if (wanted === undefined) return notFound('该文件的这次修改', 'change of this file')
  const of = managed.subject
  const document = { kind: 'undo', of, changeId: wanted.id, later: true } as const
  return await changeFile(deps, managed, document, command)
}
