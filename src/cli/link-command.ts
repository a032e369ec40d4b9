import { chmod, mkdir, rm, symlink } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Puts `xuncha` on the path of this checkout, so that `npx xuncha` runs it as it is. npm does this for the packages
 * one depends on, not for the package itself (docs/decisions/0002-running-from-the-checkout.md).
 */
async function linkCommand(): Promise<void> {
  const program = fileURLToPath(new URL('../xuncha.cjs', import.meta.url))
  const folder = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))
  const link = `${folder}/xuncha`
  await mkdir(folder, { recursive: true })
  await rm(link, { force: true })
  await symlink('../../src/xuncha.cjs', link)
  await chmod(program, 0o755)
}

await linkCommand()
