import { readdir, readFile } from 'node:fs/promises'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'

/** A tab that plays a lesson needs 100 to 300 MB. */
const TAB_BYTES_AT_MOST = 900_000_000
const LOOK_EVERY: Duration = seconds(1)
/** On every Linux that Chromium runs on. */
const PAGE_BYTES = 4_096

type Member = { readonly pid: number; readonly bytes: number }

/** Who was found to be of another group is asked again this often only: numbers of processes come round. */
const LOOKS_BETWEEN_ALL = 30

/** Processes of a group with the memory they hold (proc(5): fields 5 and 24 of stat). None where there is no /proc. */
class GroupMembers {
  readonly #group: number
  #others: ReadonlySet<string> = new Set()
  #looks = 0

  constructor(group: number) {
    this.#group = group
  }

  /** Each second, so that only those are asked that may belong to it. */
  async now(): Promise<readonly Member[]> {
    const known = this.#looks % LOOKS_BETWEEN_ALL === 0 ? new Set<string>() : this.#others
    this.#looks += 1
    const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
    const others = new Set(names.filter((name) => known.has(name)))
    const found = await Promise.all(
      names.filter((name) => !known.has(name)).map((name) => this.#read(name, others)),
    )
    this.#others = others
    return found.flat()
  }

  async #read(name: string, others: Set<string>): Promise<readonly Member[]> {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(fields[2]) !== this.#group) {
      others.add(name)
      return []
    }
    return [{ pid: Number.parseInt(stat, 10), bytes: Number(fields[21]) * PAGE_BYTES }]
  }
}

/**
 * Ends every process of the browser's group but the browser itself that holds too much memory, until `signal` aborts: a
 * page that takes memory without end loses its tab, and the machine keeps its own. The script engine's heap is bounded
 * by an argument; buffers, pictures and the page itself are not.
 */
export async function guardMemory(
  browser: number,
  clock: Clock,
  signal: AbortSignal,
  atMost: number = TAB_BYTES_AT_MOST,
): Promise<void> {
  const members = new GroupMembers(browser)
  while (!signal.aborted) {
    await clock.sleep(LOOK_EVERY, signal)
    if (signal.aborted) return
    for (const { pid, bytes } of await members.now()) {
      if (pid === browser || bytes <= atMost) continue
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Ended by itself meanwhile.
      }
    }
  }
}
