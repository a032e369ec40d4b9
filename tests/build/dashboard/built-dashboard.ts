import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { madeOnce } from '../made-once.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** Where `npm run prepare` puts it, and the program serves it from. */
const SHIPPED = join(ROOT, 'dist/dashboard')

/** Everything that may go into the bundle; folders too, whose times tell of files that were taken away. */
async function sources(): Promise<{ files: readonly string[]; folders: readonly string[] }> {
  const root = join(ROOT, 'src')
  const found = await readdir(root, { recursive: true, withFileTypes: true })
  const pathsOf = (entries: typeof found) =>
    entries.map((one) => join(one.parentPath, one.name)).toSorted()
  return {
    files: [
      ...pathsOf(found.filter((one) => one.isFile())),
      ...['package-lock.json', 'vite.config.ts'].map((name) => join(ROOT, name)),
    ],
    folders: [root, ...pathsOf(found.filter((one) => one.isDirectory()))],
  }
}

const changedAt = async (path: string): Promise<number> => (await stat(path)).mtimeMs

async function isOlderThan(page: string, paths: readonly string[]): Promise<boolean> {
  const built = await changedAt(page).catch(() => Number.NEGATIVE_INFINITY)
  const times = await Promise.all(paths.map(changedAt))
  return times.some((time) => time > built)
}

async function contentOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${relative(ROOT, file)}\0`).update(await readFile(file))
  return hash.digest('hex')
}

/**
 * As `npm run prepare` does, in a process of its own: under vitest's NODE_ENV the bundle would hold React's development
 * build, which is another program and takes twice the time.
 */
async function buildInto(folder: string): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const config = ['--config', join(ROOT, 'vite.config.ts')]
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', 'src/dashboard', ...config, '--outDir', folder, '--emptyOutDir'],
    { cwd: ROOT, env },
  )
}

/** A folder with the dashboard as it ships: what is installed already, when nothing was changed since. */
export async function builtDashboard(): Promise<string> {
  const { files, folders } = await sources()
  const isStale = await isOlderThan(join(SHIPPED, 'index.html'), [...files, ...folders])
  return isStale ? await madeOnce('dashboard', await contentOf(files), buildInto) : SHIPPED
}
