import { readdir, readFile } from 'node:fs/promises'
import type { ProcessorTime } from '../../ports/work-meter.ts'
import { type ProcessTicks, type ProcessTree, spentBelow, treeBelow } from './tree-spending.ts'

/** Ticks a second of proc(5) are a hundred on every Linux that this runs on. */
const TICK_MILLISECONDS = 10
/** Where children end all the time, one of these is right or nearly so. */
const READINGS = 3

/** Fields 4, 14 to 17 and 22 of proc(5) `stat`; `null`: it has ended. */
async function ticksOf(pid: number): Promise<ProcessTicks | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return {
    parent: field(4),
    began: field(22),
    own: field(14) + field(15),
    reaped: field(16) + field(17),
  }
}

async function livingBelow(root: number): Promise<ProcessTree> {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const read = await Promise.all(
    names.map(async (n) => [Number(n), await ticksOf(Number(n))] as const),
  )
  const living = read.filter((entry): entry is [number, ProcessTicks] => entry[1] !== null)
  return treeBelow(new Map(living), root)
}

/** Who ends while the others are read is among none of them: then they are read once more. */
async function readTree(): Promise<ProcessTree | null> {
  const { pid } = process
  for (let left = READINGS; ; left -= 1) {
    const self = await ticksOf(pid)
    if (self === null) return null
    const tree = await livingBelow(pid)
    const after = await ticksOf(pid)
    if (left === 1 || after?.reaped === self.reaped) return new Map([...tree, [pid, self]])
  }
}

/** By proc(5); without it, this process alone. */
export function createProcessorTime(): ProcessorTime {
  let known: ProcessTree = new Map()
  let spent = 0
  return {
    async read() {
      const { user, system } = process.cpuUsage()
      const own = (user + system) / 1_000
      const tree = await readTree()
      if (tree === null) return { own, children: null }
      spent += spentBelow(process.pid, known, tree)
      known = tree
      return { own, children: spent * TICK_MILLISECONDS }
    },
  }
}
