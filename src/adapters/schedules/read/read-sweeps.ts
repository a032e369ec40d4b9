import type { PolitenessRules } from '../../../core/patrol/politeness-host.ts'
import type { SweepWindow } from '../../../core/patrol/sweep.ts'
import type { WrittenSweep } from '../../../ports/written-sweep.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import { type SweepFile, sweepShape } from '../sweep-shape.ts'
import type { YamlFile } from '../yaml-reading.ts'
import { sweepProblems } from './sweep-problems.ts'
import { problemsTogether, type SourcedSweep } from './sweeps-together.ts'

type ReadSweeps = {
  readonly sweeps: readonly WrittenSweep[]
  readonly problems: readonly ScheduleProblem[]
}

function windowOf({ window }: SweepFile): SweepWindow | null {
  if (window === null) return null
  const { kinds, from, to, years } = window
  const days = from === null || to === null ? null : { from, to, years }
  return kinds.length === 0 && days === null ? null : { kinds, days }
}

function sweepIn(written: SweepFile, { file, lineOf }: YamlFile): WrittenSweep {
  const { scope, window: _, cadence, titleEn, ...sweep } = written
  const { tiers, ...usual } = cadence
  return {
    ...sweep,
    ...scope,
    titleEn: titleEn ?? sweep.name,
    window: windowOf(written),
    cadence: usual,
    tierCadence: tiers,
    file,
    scopeLine: lineOf(['scope']),
  }
}

async function readSweep(
  folder: ScheduleFolder,
  file: string,
): Promise<{ readonly read: SourcedSweep | null; readonly problems: readonly ScheduleProblem[] }> {
  const parsed = await parseFile(folder, file, sweepShape)
  if (!('value' in parsed)) return { read: null, problems: parsed }
  const { source, value } = parsed
  const sweep = sweepIn(value, source)
  return { read: { source, sweep }, problems: sweepProblems(source, value, sweep) }
}

/**
 * Reads sweeps/*.yaml. Two of one name are refused, and so are two of one rank that would have the same rooms at the same
 * time; a cadence that a platform's budget has no room for is told.
 */
export async function readSweeps(
  folder: ScheduleFolder,
  files: readonly string[],
  politeness: PolitenessRules,
): Promise<ReadSweeps> {
  const all = await Promise.all(files.map((file) => readSweep(folder, file)))
  const read = all.flatMap((one) => (one.read === null ? [] : [one.read]))
  const alone = all.flatMap(({ problems }) => problems)
  const together = alone.length === 0 ? problemsTogether(read, politeness) : []
  return { sweeps: read.map(({ sweep }) => sweep), problems: [...alone, ...together] }
}
