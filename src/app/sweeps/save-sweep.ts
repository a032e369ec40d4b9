import type { Result } from '../../core/fault.ts'
import type { ScheduleChange } from '../../ports/legal-schedules.ts'
import {
  type Agreed,
  changeFile,
  type FileChange,
  fileVersions,
  type ManagedFile,
  type UndoFile,
  undoFile,
} from '../schedules/change-file.ts'
import { scopeWarnings } from './scope-warnings.ts'
import { type SweepDeps, sweepNamed } from './sweep-deps.ts'

export type SaveSweep = Agreed & { readonly name: string; readonly text: string }
export type UndoSweep = UndoFile & { readonly name: string }

const fileOf = (deps: SweepDeps, name: string): ManagedFile => ({
  file: sweepNamed(deps, name)?.file ?? `sweeps/${name}.yaml`,
  subject: 'sweep',
  subjectId: `sweep:${name}`,
  warnings: ({ sweeps }) =>
    scopeWarnings(
      deps,
      sweeps.filter((sweep) => sweep.name === name),
    ),
})

/** Puts a sweep in the place of the one of its name, or makes a new one; checked as the file in the folder is. */
export const saveSweep = (deps: SweepDeps, command: SaveSweep): Promise<Result<FileChange>> => {
  const { name, text } = command
  return changeFile(deps, fileOf(deps, name), { kind: 'sweep', name, text }, command)
}

export const sweepVersions = (deps: SweepDeps, name: string): Promise<readonly ScheduleChange[]> =>
  fileVersions(deps, fileOf(deps, name))

/** Takes a change of the sweep back; that of a sweep that was new takes the sweep away. */
export const undoSweep = (deps: SweepDeps, command: UndoSweep): Promise<Result<FileChange>> =>
  undoFile(deps, fileOf(deps, command.name), command)
