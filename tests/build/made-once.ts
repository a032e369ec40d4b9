import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOM = join(tmpdir(), `xuncha-tests-${process.getuid?.() ?? 0}`)

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * A folder that is made once for all test files of this machine, and again when `recipe`, all that it depends on, is
 * another. Nobody writes in it afterwards.
 */
export async function madeOnce(
  name: string,
  recipe: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 16)
  const place = join(ROOM, `${name}-${hash}`)
  if (await isThere(place)) return place
  await mkdir(ROOM, { recursive: true, mode: 0o700 })
  const making = await mkdtemp(join(ROOM, 'making-'))
  try {
    await make(making)
    await rename(making, place)
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    // Another process may have been quicker.
    if (!(await isThere(place))) throw error
  }
  return place
}
