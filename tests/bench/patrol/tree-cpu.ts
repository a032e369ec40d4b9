import { readFileSync } from 'node:fs'
import { descendants } from '../../build/streams/process-table.ts'

/** Ticks a second of proc(5) on every Linux that this runs on. */
const TICK_MILLISECONDS = 10

function ticksOf(pid: number): { readonly own: number; readonly reaped: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, userOfReaped = 0, systemOfReaped = 0] = fields
      .slice(11, 15)
      .map(Number)
    return { own: user + system, reaped: userOfReaped + systemOfReaped }
  } catch {
    return { own: 0, reaped: 0 }
  }
}

export type TreeCpu = {
  /** Of the process itself, milliseconds. */
  readonly own: number
  /** Of all below it, those that live and those that were reaped. */
  readonly children: number
}

/** Processor time of a process and of everything below it since they began (proc(5), fields 14 to 17). */
export function treeCpu(pid: number): TreeCpu {
  const { own, reaped } = ticksOf(pid)
  const below = descendants(pid).reduce((sum, child) => {
    const ticks = ticksOf(child)
    return sum + ticks.own + ticks.reaped
  }, reaped)
  return { own: own * TICK_MILLISECONDS, children: below * TICK_MILLISECONDS }
}

export const between = (before: TreeCpu, after: TreeCpu): TreeCpu => ({
  own: after.own - before.own,
  children: after.children - before.children,
})
