import { readdir, readFile } from 'node:fs/promises'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'

/** A tab that plays a lesson needs 100 to 300 MB. */
const TAB_BYTES_AT_MOST = 900_000_000
const LOOK_EVERY: Duration = seconds(1)
/** On every Linux that Chromium runs on. */
const PAGE_BYTES = 4_096

type Member = { readonly pid: number; readonly bytes: number }

/** Processes of a group with the memory they hold (proc(5): fields 5 and 24 of stat). None where there is no /proc. */
async function membersOf(group: number): Promise<readonly Member[]> {
  const names = await readdir('/proc').catch(() => [])
  const stats = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')),
  )
  return stats.flatMap((stat) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (Number(fields[2]) !== group) return []
    return [{ pid: Number.parseInt(stat, 10), bytes: Number(fields[21]) * PAGE_BYTES }]
  })
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
  while (!signal.aborted) {
    await clock.sleep(LOOK_EVERY, signal)
    if (signal.aborted) return
    for (const { pid, bytes } of await membersOf(browser)) {
      if (pid === browser || bytes <= atMost) continue
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Ended by itself meanwhile.
      }
    }
  }
}
