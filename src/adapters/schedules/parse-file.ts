import type { z } from 'zod'
import type { CalendarProblem } from '../../core/calendar/calendar-problem.ts'
import type { ScheduleProblem } from './problem.ts'
import { isProblem, readYamlFile, type YamlFile } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

/** zod's own words are English; officers get the usual cases in Chinese. */
function wordsFor(issue: Issue): { readonly zh: string; readonly en: string } {
  const field = issue.path.map(String).join('.') || '文件'
  const [zh, en] = issue.message.split(' / ')
  if (zh !== undefined && en !== undefined) return { zh: `${field}:${zh}`, en: `${field}: ${en}` }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = issue.keys.join('、')
      return { zh: `${field} 里有不认识的字段 ${keys}`, en: `unknown field ${keys}` }
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join('、')
      return { zh: `${field} 只能是 ${values}`, en: `${field} must be one of ${values}` }
    }
    case 'invalid_type':
      return {
        zh: `${field} 缺失或类型不对(应为 ${issue.expected})`,
        en: `${field} must be ${issue.expected}`,
      }
    default:
      return { zh: `${field} 不合要求(${issue.message})`, en: `${field}: ${issue.message}` }
  }
}

export type ParsedFile<T> = {
  readonly source: YamlFile
  readonly value: T
}

/** Reads a file and holds it against its shape; every violation becomes a problem with its line. */
export async function parseFile<S extends z.ZodType>(
  folder: string,
  file: string,
  shape: S,
): Promise<ParsedFile<z.infer<S>> | readonly ScheduleProblem[]> {
  const source = await readYamlFile(folder, file)
  if (isProblem(source)) return [source]
  const parsed = shape.safeParse(source.data)
  if (parsed.success) return { source, value: parsed.data }
  return parsed.error.issues.map((issue) => ({
    severity: 'error' as const,
    file,
    line: source.lineOf(pathOf(issue)),
    ...wordsFor(issue),
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
