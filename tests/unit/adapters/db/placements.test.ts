import { readdir } from 'node:fs/promises'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/pg-proxy'
import { expect, it } from 'vitest'
import { leftOf } from '../../../../src/adapters/db/placed/hidden-leads.ts'
import { PLACEMENTS } from '../../../../src/adapters/db/placed/placed-tables.ts'

const FOLDER = new URL('../../../../src/adapters/db/schema/', import.meta.url)

async function allTables(): Promise<readonly PgTable[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(files.map((name) => import(new URL(name, FOLDER).href)))
  return modules
    .flatMap((file: object): readonly unknown[] => Object.values(file))
    .filter((one): one is PgTable => is(one, PgTable))
}

it('every table says where its rows lie, or that only the program reads it', async () => {
  const tables = await allTables()
  expect(tables.length).toBeGreaterThan(40)
  expect(tables.filter((one) => !PLACEMENTS.has(one)).map(getTableName)).toEqual([])
})

it('whatever hangs on a lead is hidden with it from who reviews it', async () => {
  const database = drizzle(async () => ({ rows: [] }))
  const hangs = (table: PgTable): boolean =>
    Object.keys(getTableColumns(table)).some((name) =>
      /^(?:violationIds?|alertIds?|orderIds?|letterIds?)$/.test(name),
    )
  const shown = (await allTables()).filter(
    (table) => hangs(table) && leftOf(table, ['lead'], database) === undefined,
  )
  expect(shown.map(getTableName)).toEqual([])
})
