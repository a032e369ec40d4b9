import { readdir, readFile } from 'node:fs/promises'
import type { ScheduleProblem } from './problem.ts'
import type { YamlFile } from './yaml-reading.ts'

type Parsed = YamlFile | ScheduleProblem

/** The schedules as files with text, wherever they lie. Paths are inside the folder, with `/`. */
export type ScheduleFolder = {
  /** YAML files of a part such as `calendars/national`, sorted; none when there is no such part. */
  readonly list: (part: string) => Promise<readonly string[]>
  /** `null` when the file is missing or cannot be read. */
  readonly read: (file: string) => Promise<string | null>
  /** What was read as YAML before; left out, or `undefined`: nothing was. */
  readonly parsed?: (file: string) => Parsed | undefined
}

const isYaml = (name: string): boolean => /^[^.].*\.ya?ml$/.test(name)

/** A folder on disk. */
export function folderOnDisk(folder: string): ScheduleFolder {
  return {
    list: async (part) => {
      try {
        const names = await readdir(`${folder}/${part}`)
        return names
          .filter(isYaml)
          .toSorted()
          .map((name) => `${part}/${name}`)
      } catch {
        return []
      }
    },
    read: async (file) => {
      try {
        return await readFile(`${folder}/${file}`, 'utf8')
      } catch {
        return null
      }
    },
  }
}

/** The folder as it would be with these files replaced, added, or (`null`) taken away. Nothing is written. */
export function withChanges(
  folder: ScheduleFolder,
  changes: ReadonlyMap<string, string | null>,
  parsed: ReadonlyMap<string, Parsed> = new Map(),
): ScheduleFolder {
  const isHere = (part: string, file: string): boolean =>
    file.startsWith(`${part}/`) && !file.slice(part.length + 1).includes('/')
  return {
    list: async (part) => {
      const kept = (await folder.list(part)).filter((file) => !changes.has(file))
      const added = [...changes].flatMap(([file, text]) =>
        text !== null && isHere(part, file) ? [file] : [],
      )
      return [...kept, ...added].toSorted()
    },
    parsed: (file) => parsed.get(file),
    read: async (file) => {
      const changed = changes.get(file)
      return changed === undefined ? await folder.read(file) : changed
    },
  }
}
