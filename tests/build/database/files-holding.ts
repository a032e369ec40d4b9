import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files below a folder in which these very bytes stand. */
export async function filesHolding(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const found: string[] = []
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name)
    if ((await readFile(path)).includes(text)) found.push(path)
  }
  return found
}
