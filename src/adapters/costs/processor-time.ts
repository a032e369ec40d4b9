import { readdir, readFile } from 'node:fs/promises'
import type { ProcessorTime } from '../../ports/work-meter.ts'

/** Ticks a second of proc(5) are a hundred on every Linux that this runs on. */
const TICK_MILLISECONDS = 10
/** Where children end all the time, one of these is right or nearly so. */
const READINGS = 3

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

async function livingTicks(): Promise<number> {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(names.map(async (name) => [Number(name), await statOf(name)]))
  const living = stats.filter((entry): entry is [number, Stat] => entry[1] !== null)
  return belowIn(new Map(living), process.pid)
}

/** Who ends while the others are read is in neither sum: then they are read once more. */
async function childrenTicks(): Promise<number | null> {
  for (let left = READINGS; ; left -= 1) {
    const before = await statOf('self')
    if (before === null) return null
    const living = await livingTicks()
    const after = await statOf('self')
    if (left === 1 || after?.reaped === before.reaped) return before.reaped + living
  }
}

/** By proc(5); without it, this process alone. */
export function createProcessorTime(): ProcessorTime {
  /** What was read once is never taken back: a child that was missed is in the next reading again, and must not count twice. */
  let most = 0
  return {
    async read() {
      const { user, system } = process.cpuUsage()
      const ticks = await childrenTicks()
      most = Math.max(most, ticks ?? 0)
      return {
        own: (user + system) / 1_000,
        children: ticks === null ? null : most * TICK_MILLISECONDS,
      }
    },
  }
}
