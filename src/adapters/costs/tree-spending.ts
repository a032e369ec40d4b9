/** What proc(5) says of a process at a moment, in ticks: its own time, and that of the children it has waited for. */
export type ProcessTicks = {
  readonly parent: number
  /** Two processes of one number began at different times. */
  readonly began: number
  readonly own: number
  readonly reaped: number
}

/** The processes below one, by number. */
export type ProcessTree = ReadonlyMap<number, ProcessTicks>

/** Those below `root`, at any depth, and `root`. */
export function treeBelow(all: ProcessTree, root: number): ProcessTree {
  const children = Map.groupBy(all, ([, { parent }]) => parent)
  const found = new Map<number, ProcessTicks>()
  const waiting = [root]
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const ticks = all.get(pid)
    if (ticks === undefined || found.has(pid)) continue
    found.set(pid, ticks)
    for (const [child] of children.get(pid) ?? []) waiting.push(child)
  }
  return found
}

const isSame = (a: ProcessTicks | undefined, b: ProcessTicks): boolean => a?.began === b.began

/**
 * What the processes below `root` spent between two moments, in ticks, `root`'s own time left out. Whoever ended is in what its
 * parent has waited for, of which what was counted while it lived is taken off, parent by parent: a browser that is killed
 * leaves children that nobody here waits for, and their time, lost, must not be taken off that of others.
 */
export function spentBelow(root: number, before: ProcessTree, after: ProcessTree): number {
  const counted = new Map<number, number>()
  for (const [pid, was] of before) {
    if (isSame(after.get(pid), was)) continue
    counted.set(was.parent, (counted.get(was.parent) ?? 0) + was.own + was.reaped)
  }
  let ticks = 0
  for (const [pid, is] of after) {
    const known = before.get(pid)
    const was = isSame(known, is) && known !== undefined ? known : { own: 0, reaped: 0 }
    if (pid !== root) ticks += Math.max(0, is.own - was.own)
    ticks += Math.max(0, is.reaped - was.reaped - (counted.get(pid) ?? 0))
  }
  return ticks
}
