import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { builtDashboard } from '../../../build/dashboard/built-dashboard.ts'

/** Bytes of script on the wire before the wall works. */
const LIMIT = 200_000

/** The script of the page, what it cannot begin without, and the words of one language. */
async function scriptsBeforeTheWall(folder: string): Promise<readonly string[]> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const begun = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  )
  const words = (await readdir(join(folder, 'assets'))).filter((name) => /^zh-.*\.js$/.test(name))
  return [...begun, ...words.map((name) => `assets/${name}`)]
}

test('no more than 200 kB of script, compressed, is fetched before the wall works', async () => {
  const folder = await builtDashboard()
  const names = await scriptsBeforeTheWall(folder)
  const sizes = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name))
      return { name, bytes: gzipSync(text, { level: 9 }).length }
    }),
  )
  const heaviest = sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5)
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(total, JSON.stringify(heaviest)).toBeLessThanOrEqual(LIMIT)
  expect(names.length).toBeGreaterThan(2)
})
