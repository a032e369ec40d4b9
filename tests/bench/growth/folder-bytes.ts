import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export type FolderBytes = {
  /** Of the embedded database, without its write-ahead log. */
  readonly database: number
  readonly writeAheadLog: number
  readonly evidence: number
  readonly others: number
}

function kindOf(path: string): keyof FolderBytes {
  const [first, second] = path.split(sep)
  if (first === 'database') return second === 'pg_wal' ? 'writeAheadLog' : 'database'
  return first === 'evidence' || first === 'evidence-aside' ? 'evidence' : 'others'
}

/** Lengths of all files of a data folder by what they are. A file that goes while it is counted is none. */
export async function folderBytes(folder: string): Promise<FolderBytes> {
  const sums = { database: 0, writeAheadLog: 0, evidence: 0, others: 0 }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    sums[kindOf(relative(folder, path))] += size
  }
  return sums
}
