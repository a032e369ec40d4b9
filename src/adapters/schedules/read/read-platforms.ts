import type { PlatformRule } from '../../../core/patrol/platform-rule.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlFile } from '../yaml-reading.ts'
import { platformShape } from './platform-shape.ts'

type ReadPlatforms = {
  readonly platforms: readonly PlatformRule[]
  readonly problems: readonly ScheduleProblem[]
}

type Entry = { readonly source: YamlFile; readonly value: PlatformRule }

/** A host that two files claim: which of them held would depend on the order of their names. */
function doubledHosts(entries: readonly Entry[]): readonly ScheduleProblem[] {
  const owners = new Map<string, string>()
  return entries.flatMap(({ source, value }) =>
    value.hosts.flatMap((host, i): ScheduleProblem[] => {
      const owner = owners.get(host)
      owners.set(host, owner ?? source.file)
      if (owner === undefined) return []
      const line = source.lineOf(['hosts', i])
      const zh = `hosts:${host} 已在 ${owner} 中`
      const en = `hosts: ${host} is in ${owner} already`
      return [{ severity: 'error', file: source.file, line, zh, en }]
    }),
  )
}

/** Reads platforms/*.yaml: how the pages of live rooms are read, by host. No file is needed, one for `*` is missed. */
export async function readPlatforms(
  folder: ScheduleFolder,
  files: readonly string[],
): Promise<ReadPlatforms> {
  const parsed = await Promise.all(files.map((file) => parseFile(folder, file, platformShape)))
  const entries = parsed.flatMap((read) => ('value' in read ? [read] : []))
  const problems = parsed.flatMap((read) => ('value' in read ? [] : read))
  const platforms = entries.map(({ value }) => value)
  if (problems.length === 0 && !platforms.some(({ hosts }) => hosts.includes('*'))) {
    const zh = '没有通用页面规则（hosts: ["*"]），登录墙和验证页将认不出来'
    const en = 'no rule for every host ("*"): walls of pages will not be recognised'
    problems.push({ severity: 'warning', file: 'platforms', line: null, zh, en })
  }
  return { platforms, problems: [...problems, ...doubledHosts(entries)] }
}
