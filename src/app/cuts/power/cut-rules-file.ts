import { CUTS_FILE, type CutRules } from '../../../core/cuts/power/cut-rules.ts'
import type { Result } from '../../../core/fault.ts'
import type { ScheduleChange } from '../../../ports/legal-schedules.ts'
import {
  type Agreed,
  changeFile,
  type FileChange,
  type FileDeps,
  fileVersions,
  type ManagedFile,
  type UndoFile,
  undoFile,
} from '../../schedules/change-file.ts'

export type CutRulesDeps = FileDeps & { readonly cutRules: () => CutRules }

export type SaveCutRules = Agreed & { readonly text: string }

/** The rules in force, and the file that they are written in; no `version`: there is none, and what is usual holds. */
export type CutRulesView = {
  readonly rules: CutRules
  readonly text: string
  readonly version: string | null
}

const MANAGED: ManagedFile = {
  file: CUTS_FILE,
  subject: 'cut-rules',
  subjectId: 'cut-rules',
}

async function read({ schedules, cutRules }: CutRulesDeps): Promise<CutRulesView> {
  const text = await schedules.fileText(CUTS_FILE)
  const version = text === null ? null : schedules.versionOf(text)
  return { rules: cutRules(), text: text ?? '', version }
}

/** What an office allows itself when it cuts: read, changed, and what it was before. */
export const bindCutRules = (deps: CutRulesDeps) => ({
  find: (): Promise<CutRulesView> => read(deps),
  versions: (): Promise<readonly ScheduleChange[]> => fileVersions(deps, MANAGED),
  save: (command: SaveCutRules): Promise<Result<FileChange>> =>
    changeFile(deps, MANAGED, { kind: 'cut-rules', text: command.text }, command),
  undo: (command: UndoFile): Promise<Result<FileChange>> => undoFile(deps, MANAGED, command),
})
