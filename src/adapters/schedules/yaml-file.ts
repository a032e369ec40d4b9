import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { ScheduleProblem } from './problem.ts'
import type { ScheduleFolder } from './schedule-folder.ts'

type YamlPath = readonly (string | number)[]

/** A file that was read as YAML, and where in it a value stands. */
export type YamlFile = {
  readonly file: string
  readonly data: unknown
  /** Line of the value at `path`, or of the nearest thing around it that exists. */
  readonly lineOf: (path: YamlPath) => number
}

function lineFinder(document: Document, counter: LineCounter): YamlFile['lineOf'] {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line
    }
    return 1
  }
}

const problemOf = (file: string, line: number | null, zh: string, en: string): ScheduleProblem => ({
  severity: 'error',
  file,
  line,
  zh,
  en,
})

/** Reads one file. Duplicate keys are refused by the parser; the first error is the one reported. */
export async function readYamlFile(
  folder: ScheduleFolder,
  file: string,
): Promise<YamlFile | ScheduleProblem> {
  const text = await folder.read(file)
  return text === null
    ? problemOf(file, null, '文件不存在或无法读取', 'the file is missing or cannot be read')
    : parseYaml(file, text)
}

/** Reads a text as YAML (of which JSON is a part). */
export function parseYaml(file: string, text: string): YamlFile | ScheduleProblem {
  const counter = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter })
  const [error] = document.errors
  if (error !== undefined) {
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? error.code
    return problemOf(file, error.linePos?.[0].line ?? 1, `YAML 语法错误(${reason})`, reason)
  }
  const data = plainValue(document)
  return data instanceof Error
    ? problemOf(file, null, `无法展开(${data.message})`, data.message)
    : { file, data, lineOf: lineFinder(document, counter) }
}

/** Texts also come from outside: one whose aliases multiply without end is refused by the library, by throwing. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

export const isProblem = (value: YamlFile | ScheduleProblem): value is ScheduleProblem =>
  'severity' in value
