import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export type Script = { readonly name: string; readonly gzip: number; readonly brotli: number }

/** The script of the page, what it cannot begin without, and the words of one language, with their bytes on the wire. */
export async function scriptsBeforeTheWall(folder: string): Promise<readonly Script[]> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const begun = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  )
  const words = (await readdir(join(folder, 'assets'))).filter((name) => /^zh-.*\.js$/.test(name))
  const names = [...begun, ...words.map((name) => `assets/${name}`)]
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name))
      const gzip = gzipSync(text, { level: 9 }).length
      return { name, gzip, brotli: brotliCompressSync(text).length }
    }),
  )
}
