import { readdir } from 'node:fs/promises'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import { PLACEMENTS } from '../../../../src/adapters/db/placed/placed-tables.ts'

const FOLDER = new URL('../../../../src/adapters/db/schema/', import.meta.url)

it('every table says where its rows lie, or that only the program reads it', async () => {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(files.map((name) => import(new URL(name, FOLDER).href)))
  const tables = modules
    .flatMap((file: object) => Object.values(file))
    .filter((one) => is(one, PgTable))
  expect(tables.length).toBeGreaterThan(40)
  expect(tables.filter((one) => !PLACEMENTS.has(one)).map(getTableName)).toEqual([])
})
