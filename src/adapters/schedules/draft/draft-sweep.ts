import type { ScheduleDocument } from '../../../ports/legal-schedules.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlReader } from '../yaml-reading.ts'
import { type DraftedFile, draftFile } from './draft-file.ts'

type SweepDocument = Extract<ScheduleDocument, { readonly kind: 'sweep' }>

type Needs = {
  readonly readYaml: YamlReader
  readonly folder: ScheduleFolder
  /** Where the sweep of that name is written; `null`: there is none. */
  readonly fileOfSweep: (name: string) => string | null
}

const nameIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'name' in data ? data.name : undefined

/** The file that holds a sweep, with the document in its place; a sweep that is new gets a file of its name. */
export async function draftSweep(
  { readYaml, folder, fileOfSweep }: Needs,
  { name, text }: SweepDocument,
): Promise<DraftedFile> {
  const file = fileOfSweep(name) ?? `sweeps/${name}.yaml`
  const drafted = await draftFile(readYaml, await folder.read(file), { file, text })
  if (drafted.problem !== null || nameIn(drafted.source.data) === name) return drafted
  const line = drafted.source.lineOf(['name'])
  const zh = `name 应为“${name}”，与所改的巡查一致`
  const en = `name must be ${name}, as asked for`
  return { problem: { severity: 'error', file, line, zh, en } }
}
