import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { ScheduleProblem } from './problem.ts'
import type { ScheduleFolder } from './schedule-folder.ts'
import { isProblem, type YamlFile, type YamlPath, type YamlReader } from './yaml-reading.ts'

type Lines = ReadonlyMap<string, number>

/** No file of ours is nested half so deep. */
const DEEPEST = 64

const keyOf = (path: YamlPath): string => path.join('\n')

export const lineIn =
  (lines: Lines): YamlFile['lineOf'] =>
  (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const line = lines.get(keyOf(path.slice(0, length)))
      if (line !== undefined) return line
    }
    return 1
  }

type Parsed = {
  readonly file: string
  readonly data: unknown
  readonly document: Document
  readonly counter: LineCounter
}

/** Each value and what is directly in it, by its name or number. */
function childrenOf(node: unknown): readonly (readonly [string | number, unknown])[] {
  if (isSeq(node)) return node.items.map((item, i) => [i, item])
  if (!isMap(node)) return []
  return node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), value])
}

/** The line of each value by its path. */
export function linesOf({ document, counter }: Pick<Parsed, 'document' | 'counter'>): Lines {
  const lines = new Map<string, number>()
  const open: (readonly [YamlPath, unknown])[] = [[[], document.contents]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, node] = next
    if (isNode(node) && node.range) lines.set(keyOf(path), counter.linePos(node.range[0]).line)
    for (const [name, child] of childrenOf(node)) open.push([[...path, name], child])
  }
  return lines
}

function isTooDeep(document: Document): boolean {
  const open: (readonly [number, unknown])[] = [[0, document.contents]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [depth, node] = next
    if (depth > DEEPEST) return true
    for (const [, child] of childrenOf(node)) open.push([depth + 1, child])
  }
  return false
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
  const known = folder.parsed?.(file)
  if (known !== undefined) return known
  const text = await folder.read(file)
  return text === null
    ? problemOf(file, null, '文件不存在或无法读取', 'the file is missing or cannot be read')
    : parseYaml(file, text)
}

/** Reads a text as YAML (of which JSON is a part), in the process that calls it. */
export function parseYaml(file: string, text: string): YamlFile | ScheduleProblem {
  const read = parseDocumentText(file, text)
  if (isProblem(read)) return read
  let lines: Lines | null = null
  return {
    file,
    data: read.data,
    lineOf: (path) => {
      lines ??= linesOf(read)
      return lineIn(lines)(path)
    },
  }
}

/** For a caller that nobody else waits for. */
export const readYamlHere: YamlReader = async (file, text) => parseYaml(file, text)

/** The document as the library holds it, and its data. */
export function parseDocumentText(file: string, text: string): Parsed | ScheduleProblem {
  const counter = new LineCounter()
  try {
    const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter })
    const [error] = document.errors
    if (error !== undefined) {
      const reason = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? error.code
      return problemOf(file, error.linePos?.[0].line ?? 1, `YAML 语法错误（${reason}）`, reason)
    }
    if (isTooDeep(document)) return problemOf(file, null, '嵌套过深', 'nested too deep')
    return { file, data: document.toJS(), document, counter }
  } catch (error) {
    // One whose aliases multiply without end, or that is nested beyond the stack, is refused by throwing.
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 200)
    return problemOf(file, null, `无法展开（${reason}）`, reason)
  }
}
