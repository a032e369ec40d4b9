import { createHash, randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** What makes a template of another version another template. */
async function templateKey(): Promise<string> {
  const hash = createHash('sha256')
  hash.update(await readFile(root('node_modules/@electric-sql/pglite/package.json')))
  const migrations = root('src/adapters/db/migrations')
  for (const name of (await readdir(migrations)).filter((one) => one.endsWith('.sql')).toSorted()) {
    hash.update(await readFile(join(migrations, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * Puts a migrated, empty embedded database into `dataFolder`. Making one takes PGlite seconds, copying one does not, so
 * the first is kept under node_modules/.cache for as long as PGlite and the migrations stay the same.
 */
export async function copyDatabaseTemplate(
  dataFolder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const cache = root('node_modules/.cache/xuncha-test-database')
  const template = join(cache, await templateKey())
  if (!(await exists(template))) {
    const draft = join(cache, `draft-${randomUUID()}`)
    await mkdir(draft, { recursive: true })
    await make(draft)
    // Two test files may have made one at the same moment: either will do.
    await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }))
  }
  await cp(join(template, 'database'), join(dataFolder, 'database'), { recursive: true })
}
