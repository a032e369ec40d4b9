import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Names of folders begin with this, the user, the machine, and the process that owns them. */
const prefixOf = (): string => `xuncha-profile-${userInfo().uid}-${hostname()}-`

/**
 * When a process began, in clock ticks since the machine started (proc(5), field 22): process ids come round again.
 * `0` where there is no /proc; `null` when there is no such process.
 */
async function beginOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  try {
    process.kill(pid, 0)
    return '0'
  } catch {
    return null
  }
}

async function isOrphan(name: string, prefix: string): Promise<boolean> {
  const [pid, begun] = name.slice(prefix.length).split('-')
  const owner = Number(pid)
  if (!Number.isInteger(owner) || owner <= 0) return false
  return (await beginOf(owner)) !== begun
}

/**
 * A folder for everything one browser writes (profile, crash reports, shared memory), named after this process.
 * @throws when the disk is full or the temporary folder cannot be written to
 */
export async function makeProfileFolder(parent: string = tmpdir()): Promise<string> {
  return await mkdtemp(join(parent, `${prefixOf()}${process.pid}-${await beginOf(process.pid)}-`))
}

/**
 * Removes what browsers of processes that were killed have left behind; folders of processes that run are not touched,
 * whoever started them. Returns how many were removed.
 */
export async function sweepProfileFolders(parent: string = tmpdir()): Promise<number> {
  const prefix = prefixOf()
  const names = (await readdir(parent).catch(() => [])).filter((name) => name.startsWith(prefix))
  const swept = await Promise.all(
    names.map(async (name) => {
      if (!(await isOrphan(name, prefix))) return false
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => {})
      return true
    }),
  )
  return swept.filter(Boolean).length
}
