import { isMap, parseDocument, stringify, type YAMLMap } from 'yaml'
import type { ScheduleProblem } from '../problem.ts'
import { isProblem, type YamlFile, type YamlReader } from '../yaml-reading.ts'

export type DraftedFile =
  | { readonly problem: ScheduleProblem }
  | {
      readonly problem: null
      readonly source: YamlFile
      readonly wanted: {
        readonly files: ReadonlyMap<string, string>
        readonly parsed: ReadonlyMap<string, YamlFile>
        readonly reach: null
        readonly undoes: null
      }
    }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What differs is replaced where it stands; what is equal keeps its place, its form and its comments. */
function putInto(map: YAMLMap, before: Readonly<Record<string, unknown>>, after: object): void {
  for (const key of Object.keys(before)) if (!(key in after)) map.delete(key)
  for (const [key, value] of Object.entries(after)) {
    const [old, node] = [before[key], map.get(key, true)]
    if (same(old, value)) continue
    if (isMap(node) && isRecord(old) && isRecord(value)) putInto(node, old, value)
    else map.set(key, value)
  }
}

/** A value that a program handed over, as people write it: into the file as it lies there, whose comments stay. */
function asPeopleWrite(before: string | null, data: unknown): string {
  const document = before === null ? null : parseDocument(before)
  if (document === null || document.errors.length > 0) return stringify(data)
  const old: unknown = document.toJS()
  if (!(isMap(document.contents) && isRecord(old) && isRecord(data))) return stringify(data)
  putInto(document.contents, old, data)
  return document.toString({ lineWidth: 0 })
}

/**
 * A document in the place of a file. What is in it is checked with the whole folder, exactly as a file that somebody laid
 * there; complaints name the lines of what would be written.
 */
export async function draftFile(
  readYaml: YamlReader,
  before: string | null,
  { file, text }: { readonly file: string; readonly text: string },
): Promise<DraftedFile> {
  const read = await readYaml(file, text)
  if (isProblem(read)) return { problem: read }
  const isValue = text.trimStart().startsWith('{')
  const written = isValue ? asPeopleWrite(before, read.data) : text
  const source = isValue ? await readYaml(file, written) : read
  if (isProblem(source)) return { problem: source }
  return {
    problem: null,
    source,
    wanted: {
      files: new Map([[file, written]]),
      parsed: new Map([[file, source]]),
      reach: null,
      undoes: null,
    },
  }
}
