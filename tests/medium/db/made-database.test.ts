import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDatabaseOnce } from '../../../src/adapters/db/made-database.ts'
import { openMigrated, removeFolder, temporaryFolder } from '../../build/database/database.ts'

let data: string
beforeEach(async () => {
  data = await temporaryFolder()
})
afterEach(() => removeFolder(data))

const neverMade = () => Promise.reject(new Error('there is one already'))

test('a start that was killed while it made its database leaves nothing that keeps the next one from opening', async () => {
  const draft = join(data, 'database.making')
  await mkdir(draft)
  await writeFile(join(draft, 'PG_VERSION'), '18')
  const database = await openMigrated(data)
  expect(await database.installation.claim('of', 'this one')).toBe('this one')
  await database.close()
  expect(await readdir(data)).not.toContain('database.making')
})

test('a database that is there is left as it is', async () => {
  const folder = join(data, 'database')
  await mkdir(folder)
  await writeFile(join(folder, 'PG_VERSION'), 'of somebody')
  await makeDatabaseOnce(folder, neverMade)
  expect(await readdir(folder)).toEqual(['PG_VERSION'])
})

test('a new database is readable by its owner alone, wherever it was copied from', async () => {
  await (await openMigrated(data)).close()
  const entries = await readdir(join(data, 'database'), { recursive: true })
  const open = []
  for (const entry of entries) {
    const { mode } = await stat(join(data, 'database', entry))
    if ((mode & 0o077) !== 0) open.push(entry)
  }
  expect(entries.length).toBeGreaterThan(500)
  expect(open).toEqual([])
})
