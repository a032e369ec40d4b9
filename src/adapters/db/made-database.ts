import { createHash } from 'node:crypto'
import { cpSync } from 'node:fs'
import { access, chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationsFolder } from './migrations-folder.ts'

/** Makes a migrated, empty database in an existing folder, and closes it. */
export type MakeDatabase = (folder: string) => Promise<void>

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** An engine of another version may not open it, and other migrations would not know it. */
async function readyMadeFolder(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
  const hash = createHash('sha256').update(await readFile(manifest))
  const folder = migrationsFolder()
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.sql')).toSorted()) {
    hash.update(await readFile(join(folder, name)))
  }
  const key = hash.digest('hex').slice(0, 16)
  return fileURLToPath(new URL(`../../../dist/empty-database/${key}`, import.meta.url))
}

async function inDraft(folder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${folder}.making`
  await rm(draft, { recursive: true, force: true })
  await fill(draft)
  await rename(draft, folder)
}

async function setModes(folder: string, ofFolders: number, ofFiles: number): Promise<void> {
  await chmod(folder, ofFolders)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? ofFolders : ofFiles)
  }
}

/** Nobody else sees into the folder that it is copied to while its files still have the modes of the original. */
async function copyReadyMade(readyMade: string, draft: string): Promise<void> {
  // A thousand small files: one after the other takes a third of the time of all that waiting.
  cpSync(readyMade, draft, { recursive: true })
  await setModes(draft, 0o700, 0o600)
}

/**
 * Puts an empty database into `folder` unless there is one: whole or not at all, so that a start that is killed half-way
 * leaves nothing that does not open. The ready-made one of the installation is copied where there is one (a second's work
 * instead of ten).
 */
export async function makeDatabaseOnce(folder: string, make: MakeDatabase): Promise<void> {
  if (await isThere(join(folder, 'PG_VERSION'))) return
  const readyMade = await readyMadeFolder()
  await inDraft(folder, async (draft) => {
    if (await isThere(readyMade)) return await copyReadyMade(readyMade, draft)
    await mkdir(draft, { recursive: true, mode: 0o700 })
    await make(draft)
  })
}

/** Makes the ready-made database of this installation, and takes earlier ones away. */
export async function makeReadyMade(make: MakeDatabase): Promise<void> {
  const folder = await readyMadeFolder()
  if (await isThere(folder)) return
  const home = join(folder, '..')
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  await inDraft(folder, async (draft) => {
    await mkdir(draft)
    await make(draft)
    // Whoever runs the program copies it, whoever installed it. It holds nothing.
    await setModes(draft, 0o755, 0o644)
  })
}
