import { stringify } from 'yaml'
import type { ScheduleDocument } from '../../../ports/legal-schedules.ts'
import type { ScheduleProblem } from '../problem.ts'
import { isProblem, type YamlFile, type YamlReader } from '../yaml-reading.ts'

type SweepDocument = Extract<ScheduleDocument, { readonly kind: 'sweep' }>

type DraftedSweep =
  | { readonly problem: ScheduleProblem }
  | {
      readonly problem: null
      readonly wanted: {
        readonly files: ReadonlyMap<string, string>
        readonly parsed: ReadonlyMap<string, YamlFile>
        readonly reach: null
        readonly undoes: null
      }
    }

const nameIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined

/** A value that a program handed over is written as people write it. */
const asPeopleWrite = (text: string, data: unknown): string =>
  text.trimStart().startsWith('{') ? stringify(data) : text

/**
 * The file that holds a sweep, with the document in its place; a sweep that is new gets a file of its name. What is in
 * it is checked with the whole folder, exactly as a file that somebody laid there.
 */
export async function draftSweep(
  readYaml: YamlReader,
  before: string | null,
  { name, text }: SweepDocument,
): Promise<DraftedSweep> {
  const file = before ?? `sweeps/${name}.yaml`
  const source = await readYaml(file, text)
  if (isProblem(source)) return { problem: source }
  const written = nameIn(source.data)
  if (written !== name) {
    const line = source.lineOf(['name'])
    const zh = `name 应为“${name}”，与所改的巡查一致`
    return {
      problem: { severity: 'error', file, line, zh, en: `name must be ${name}, as asked for` },
    }
  }
  return {
    problem: null,
    wanted: {
      files: new Map([[file, asPeopleWrite(text, source.data)]]),
      parsed: new Map([[file, source]]),
      reach: null,
      undoes: null,
    },
  }
}
