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
