import { readdir, readFile } from 'node:fs/promises'
import type { ProcessorTime } from '../../ports/work-meter.ts'

/** Ticks a second of proc(5) are a hundred on every Linux that this runs on. */
const TICK_MILLISECONDS = 10

type Stat = { readonly parent: number; readonly own: number; readonly reaped: number }

/** Fields 4 and 14 to 17 of proc(5) `stat`; `null`: it has ended. */
async function statOf(pid: string): Promise<Stat | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return { parent: field(4), own: field(14) + field(15), reaped: field(16) + field(17) }
}

function belowIn(stats: ReadonlyMap<number, Stat>, pid: number): number {
  let ticks = 0
  for (const [child, stat] of stats) {
    if (stat.parent === pid) ticks += stat.own + stat.reaped + belowIn(stats, child)
  }
  return ticks
}

async function childrenTicks(): Promise<number | null> {
  const self = await statOf('self')
  if (self === null) return null
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(names.map(async (name) => [Number(name), await statOf(name)]))
  const living = stats.filter((entry): entry is [number, Stat] => entry[1] !== null)
  return self.reaped + belowIn(new Map(living), process.pid)
}

/** By proc(5); without it, this process alone. */
export function createProcessorTime(): ProcessorTime {
  return {
    async read() {
      const { user, system } = process.cpuUsage()
      const ticks = await childrenTicks()
      return {
        own: (user + system) / 1_000,
        children: ticks === null ? null : ticks * TICK_MILLISECONDS,
      }
    },
  }
}
