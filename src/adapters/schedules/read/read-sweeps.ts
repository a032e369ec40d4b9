import { validate } from 'node-cron'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import { sweepShape } from '../shapes.ts'
import type { Sweep } from '../sweep.ts'

type ReadSweeps = {
  readonly sweeps: readonly Sweep[]
  readonly problems: readonly ScheduleProblem[]
}

async function readSweep(folder: ScheduleFolder, file: string): Promise<ReadSweeps> {
  const parsed = await parseFile(folder, file, sweepShape)
  if (!('value' in parsed)) return { sweeps: [], problems: parsed }
  const { scope, ...sweep } = parsed.value
  const problems: ScheduleProblem[] = []
  if (!validate(sweep.cron)) {
    const line = parsed.source.lineOf(['cron'])
    const zh = `cron:“${sweep.cron}”不是 node-cron 表达式`
    const en = `cron: "${sweep.cron}" is not a node-cron expression`
    problems.push({ severity: 'error', file, line, zh, en })
  }
  if (sweep.window !== null && sweep.window.to < sweep.window.from) {
    const line = parsed.source.lineOf(['window'])
    const en = 'the window ends before it starts'
    problems.push({ severity: 'error', file, line, zh: 'window 止日早于起日', en })
  }
  return { sweeps: [{ ...sweep, ...scope }], problems }
}

/** Reads sweeps/*.yaml; two patrols of one name are refused. */
export async function readSweeps(
  folder: ScheduleFolder,
  files: readonly string[],
): Promise<ReadSweeps> {
  const read = await Promise.all(files.map((file) => readSweep(folder, file)))
  const sweeps = read.flatMap((r) => r.sweeps)
  const problems = read.flatMap((r) => r.problems)
  const doubled = sweeps.find((sweep, i) => sweeps.findIndex((s) => s.name === sweep.name) < i)
  if (doubled !== undefined) {
    const zh = `巡查名称“${doubled.name}”重复`
    const en = `two patrols are named ${doubled.name}`
    problems.push({ severity: 'error', file: 'sweeps', line: null, zh, en })
  }
  return { sweeps, problems }
}
