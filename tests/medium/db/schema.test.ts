import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'

const folder = (path: string): string =>
  fileURLToPath(new URL(`../../../src/adapters/db/${path}`, import.meta.url))

async function schemaAsWritten(): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {}
  for (const name of await readdir(folder('schema'))) {
    Object.assign(tables, await import(folder(`schema/${name}`)))
  }
  return tables
}

test('the migrations make the schema that the program reads and writes', async () => {
  const journal = JSON.parse(await readFile(folder('migrations/meta/_journal.json'), 'utf8')) as {
    entries: { idx: number }[]
  }
  const last = String(journal.entries.at(-1)?.idx ?? 0).padStart(4, '0')
  const migrated = JSON.parse(
    await readFile(folder(`migrations/meta/${last}_snapshot.json`), 'utf8'),
  ) as ReturnType<typeof generateDrizzleJson>
  const written = generateDrizzleJson(await schemaAsWritten(), migrated.id)
  // Anything listed here is missing from the migrations: run `npm run db:generate`.
  expect(await generateMigration(migrated, written)).toEqual([])
})

test('no column is of a type of times or dates, which drizzle would have PGlite leave as text', async () => {
  const { tables } = generateDrizzleJson(await schemaAsWritten())
  const made = Object.values(tables) as readonly {
    readonly columns: Readonly<Record<string, { readonly type: string }>>
  }[]
  const types = made.flatMap(({ columns }) => Object.values(columns).map(({ type }) => type))
  expect(types).toContain('bigint')
  expect(types.filter((type) => /time|date|interval|numeric/.test(type))).toEqual([])
})
