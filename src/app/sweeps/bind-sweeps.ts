import type { RunStep } from '../../core/patrol/sweeps/sweep-run.ts'
import type { Commanded } from '../commands/command.ts'
import { changeRun, type RunDeps, startRound } from './command-runs.ts'
import {
  type SaveSweep,
  saveSweep,
  sweepVersions,
  type UndoSweep,
  undoSweep,
} from './save-sweep.ts'
import { createSweepQueries } from './sweep-queries.ts'

/** What may be asked of sweeps and their runs, and commanded. */
export const bindSweeps = (deps: RunDeps) => ({
  ...createSweepQueries(deps),
  versions: (name: string) => sweepVersions(deps, name),
  save: (command: SaveSweep) => saveSweep(deps, command),
  undo: (command: UndoSweep) => undoSweep(deps, command),
  start: (command: Commanded & { readonly name: string }) => startRound(deps, command),
  change: (step: RunStep, command: Commanded & { readonly id: string }) =>
    changeRun(deps, step, command),
})
