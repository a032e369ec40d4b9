import { readdir, readFile } from 'node:fs/promises'

/** Process ids of the reading processes that `parent` started and that still run (Linux). */
export async function readersOf(parent: number): Promise<readonly number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    if (!new RegExp(`^PPid:\\s+${parent}$`, 'm').test(status) || /^State:\s+Z/m.test(status))
      continue
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('reader-main')) found.push(Number(name))
  }
  return found
}
