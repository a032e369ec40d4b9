import { readdirSync, readFileSync } from 'node:fs'

type Row = { readonly pid: number; readonly parent: number; readonly group: number }

/**
 * Processes that really run, as Linux knows them (proc(5)). Dead ones that nobody has reaped yet do not count: in a
 * container without an init process orphans stay in the table for ever.
 */
function running(): readonly Row[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        if (state === 'Z' || state === 'X') return []
        return [{ pid: Number(name), parent: Number(parent), group: Number(group) }]
      } catch {
        return []
      }
    })
}

export const processes = (): readonly number[] => running().map(({ pid }) => pid)

export const membersOfGroup = (group: number): readonly number[] =>
  running()
    .filter((row) => row.group === group)
    .map((row) => row.pid)

/** Everything below this test process, children of children included. */
export function descendants(of: number = process.pid): readonly number[] {
  const rows = running()
  const found = new Set<number>([of])
  let before = 0
  while (before !== found.size) {
    before = found.size
    for (const row of rows) if (found.has(row.parent)) found.add(row.pid)
  }
  found.delete(of)
  return [...found]
}

/** Whether there is such a process; one that is dead and not reaped yet counts. */
export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
