import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hours } from '../../core/time/duration.ts'
import type { OutgoingFile, OutgoingFolder } from '../../ports/proofs/outgoing-folder.ts'

/** Nothing takes so long to make: who began it was killed. */
const LEFT_BEHIND = hours(24)

async function removeLeft(folder: string, own: string): Promise<void> {
  const { mtimeMs: now } = await stat(own)
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }))
    if (now - mtimeMs > LEFT_BEHIND) await rm(path, { recursive: true, force: true })
  }
}

async function take(path: string): Promise<OutgoingFile> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    // The open file stays readable; nothing is left behind, however this ends.
    await rm(dirname(path), { recursive: true, force: true })
    return { bytes: size, content: file.createReadStream() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Each file in a folder of its own, so that several processes may share `folder`. */
export const createOutgoingFolder = (folder: string): OutgoingFolder => ({
  async draft() {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const own = await mkdtemp(join(folder, 'out-'))
    await removeLeft(folder, own)
    return join(own, 'package.zip')
  },
  take,
  drop: (path) => rm(dirname(path), { recursive: true, force: true }),
})
