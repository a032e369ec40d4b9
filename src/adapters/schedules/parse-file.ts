import type { z } from 'zod'
import { issueWords } from '../../contracts/words/issue-words.ts'
import type { CalendarProblem } from '../../core/calendar/calendar-problem.ts'
import type { ScheduleProblem } from './problem.ts'
import type { ScheduleFolder } from './schedule-folder.ts'
import { readYamlFile } from './yaml-file.ts'
import { isProblem, type YamlFile } from './yaml-reading.ts'

type Issue = z.core.$ZodIssue

export type ParsedFile<T> = {
  readonly source: YamlFile
  readonly value: T
}

/** Reads a file and holds it against its shape; every violation becomes a problem with its line. */
export async function parseFile<S extends z.ZodType>(
  folder: ScheduleFolder,
  file: string,
  shape: S,
): Promise<ParsedFile<z.infer<S>> | readonly ScheduleProblem[]> {
  return parseSource(await readYamlFile(folder, file), shape)
}

/** Holds what was read against its shape. */
export function parseSource<S extends z.ZodType>(
  source: YamlFile | ScheduleProblem,
  shape: S,
): ParsedFile<z.infer<S>> | readonly ScheduleProblem[] {
  if (isProblem(source)) return [source]
  const { file } = source
  const parsed = shape.safeParse(source.data)
  if (parsed.success) return { source, value: parsed.data }
  return parsed.error.issues.map((issue) => ({
    severity: 'error' as const,
    file,
    line: source.lineOf(pathOf(issue)),
    ...issueWords(issue),
  }))
}

function pathOf(issue: Issue): readonly (string | number)[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  return issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path
}

/** Gives a problem found in the data its file and line. */
export function locate(source: YamlFile, problem: CalendarProblem): ScheduleProblem {
  const { severity, path, zh, en } = problem
  return { severity, file: source.file, line: source.lineOf(path), zh, en }
}
