import { fail, type Result, succeed } from '../../core/fault.ts'
import type {
  ScheduleChange,
  ScheduleDocument,
  ScheduleDraft,
} from '../../ports/legal-schedules.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'
import { scopeWarnings } from './scope-warnings.ts'
import type { SweepDeps } from './sweep-deps.ts'

export type SweepChange = {
  /** `null`: nothing was written, because it was a look only or nothing changes. */
  readonly change: ScheduleChange | null
  /** Hand it back to make exactly this change. */
  readonly draftId: string
  readonly warnings: readonly string[]
}

type Agreed = Commanded & {
  readonly name: string
  /** Look only. */
  readonly dryRun: boolean
  /** The preview that was agreed to; `null`: none was looked at. */
  readonly expectedDraft: string | null
  /** Version of the file that it was edited from; `null`: not compared. */
  readonly expectedVersion: string | null
}

export type SaveSweep = Agreed & { readonly text: string }
/** `changeId` is `null`: the latest change of this sweep that stands. */
export type UndoSweep = Agreed & { readonly changeId: string | null }

const notAsAgreed = (): Result<never> =>
  fail(
    'conflict',
    '内容或现有巡查与预览时不同，请重新预览。The change is not the one that was previewed; preview again.',
    'expectedDraft',
  )

/** Whether the file is another than the one that was edited. */
async function isOvertaken(
  { schedules }: Pick<SweepDeps, 'schedules'>,
  { files }: ScheduleDraft,
  { name, expectedVersion }: Agreed,
): Promise<boolean> {
  if (expectedVersion === null) return false
  const [file] = files
  const text = file === undefined ? await schedules.sweepText(name) : file.before
  return text === null || schedules.versionOf(text) !== expectedVersion
}

async function takeBack(
  { schedules, clock }: SweepDeps,
  change: ScheduleChange,
  who: string,
): Promise<void> {
  const draft = await schedules.draft({ kind: 'undo', changeId: change.id }, who)
  if (draft.ok) await schedules.apply(draft.value, { at: clock.now(), who, why: 'not audited' })
}

/** The file and the audit change together: when the audit cannot be written, the file goes back to what it was. */
async function write(
  deps: SweepDeps,
  draft: ScheduleDraft,
  command: Agreed,
): Promise<Result<ScheduleChange>> {
  const { schedules, clock, transactions } = deps
  const { who, why, name } = command
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
        subjectId: `sweep:${name}`,
        data: { change: made, before: file?.before ?? null, after: file?.after ?? null },
      })
      return succeed(made)
    })
  } catch (error) {
    if (made !== null) await takeBack(deps, made, who)
    throw error
  }
}

async function change(
  deps: SweepDeps,
  document: ScheduleDocument,
  command: Agreed,
): Promise<Result<SweepChange>> {
  const drafted = await deps.schedules.draft(document, command.who)
  if (!drafted.ok) return drafted
  const draft = drafted.value
  const { id: draftId } = draft
  if (command.expectedDraft !== null && command.expectedDraft !== draftId) return notAsAgreed()
  if (await isOvertaken(deps, draft, command)) return conflict()
  const drafts = draft.sweeps.filter((sweep) => sweep.name === command.name)
  const warnings = [...draft.warnings, ...(await scopeWarnings(deps, drafts))]
  if (command.dryRun || draft.files.length === 0) {
    return succeed({ change: null, draftId, warnings })
  }
  const written = await write(deps, draft, command)
  return written.ok ? succeed({ change: written.value, draftId, warnings }) : written
}

/** Puts a sweep in the place of the one of its name, or makes a new one; checked as the file in the folder is. */
export const saveSweep = (deps: SweepDeps, command: SaveSweep): Promise<Result<SweepChange>> => {
  const { name, text } = command
  return change(deps, { kind: 'sweep', name, text }, command)
}

/** The changes that were made to a sweep through this program, latest first. */
export async function sweepVersions(
  { schedules }: Pick<SweepDeps, 'schedules'>,
  name: string,
): Promise<readonly ScheduleChange[]> {
  const file = schedules.sweeps().find((sweep) => sweep.name === name)?.file
  const changes = await schedules.changes()
  return changes.filter(({ files }) => files.includes(file ?? `sweeps/${name}.yaml`))
}

/** Takes a change of the sweep back; that of a sweep that was new takes the sweep away. */
export async function undoSweep(deps: SweepDeps, command: UndoSweep): Promise<Result<SweepChange>> {
  const versions = await sweepVersions(deps, command.name)
  const takenBack = new Set(versions.map(({ undoes }) => undoes))
  const wanted =
    command.changeId === null
      ? versions.find(({ id, kind }) => kind !== 'undo' && !takenBack.has(id))
      : versions.find(({ id }) => id === command.changeId)
  if (wanted === undefined) return notFound('该巡查的这次修改', 'change of this sweep')
  return await change(deps, { kind: 'undo', changeId: wanted.id }, command)
}
