import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Law } from '../../../src/core/policy/law.ts'
import type { PlacedTransactions } from '../../../src/ports/records/records.ts'
import {
  openEmbedded,
  openMigrated,
  openOnServer,
  type TestDatabase,
} from '../../build/database/database.ts'
import { loadedLaw } from '../../build/law.ts'
import {
  anImporter,
  aRow,
  aSheet,
  HEADINGS,
  type Importer,
  madeCreditCode,
  reportOf,
} from '../../build/register/register-file.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const namesIn = async ({ transactions }: Importer): Promise<readonly string[]> => {
  const all = await transactions.run(({ institutions }) => institutions.all())
  return all.map(({ name }) => name).toSorted()
}
const aNumbered = (number: number, owner: string) =>
  aRow({ 机构名称: `${owner}${number}`, 统一社会信用代码: madeCreditCode(number) })
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

type Side = {
  readonly database: TestDatabase
  /** Of another connection where the database has more than one. */
  readonly other: PlacedTransactions
  close(): Promise<void>
}

async function onPglite(): Promise<Side> {
  const database = await openEmbedded()
  return {
    database,
    other: database.database.transactions,
    close: () => database.close(),
  }
}

async function onPostgres(): Promise<Side> {
  const database = await openOnServer()
  const second = await openMigrated(database.dataFolder, database.databaseUrl)
  return {
    database,
    other: second.transactions,
    close: async () => {
      await second.close()
      await database.close()
    },
  }
}

describe.each([
  ['PGlite', onPglite],
  ['PostgreSQL, over two connections', onPostgres],
] as const)('two imports at once into %s', (_name, open) => {
  let side: Side
  let first: Importer
  let second: Importer
  beforeAll(async () => {
    side = await open()
    first = anImporter(law, side.database.database.transactions, 'first')
    second = anImporter(law, side.other, 'second')
  })
  afterAll(() => side.close())

  it('go one after the other: what both list is registered once, the later file wins', async () => {
    const [a, b] = [
      aSheet(...numbers(0, 400).map((number) => aNumbered(number, '甲'))),
      aSheet(...numbers(200, 600).map((number) => aNumbered(number, '乙'))),
    ]
    const reports = (await Promise.all([first.run(a), second.run(b)])).map(reportOf)
    expect(reports.map(({ applied, rejected }) => [applied, rejected])).toEqual([
      [true, []],
      [true, []],
    ])
    const changes = reports.map(({ changes: { institutions } }) => institutions)
    expect(changes.toSorted((x, y) => y.created - x.created)).toEqual([
      { created: 400, updated: 0, unchanged: 0 },
      { created: 200, updated: 200, unchanged: 0 },
    ])
    const names = await namesIn(first)
    expect(names).toHaveLength(600)
    const shared = new Set(numbers(200, 400).map((number) => madeCreditCode(number)))
    const all = await first.transactions.run(({ institutions }) => institutions.all())
    const owners = all.flatMap(({ name, creditCode }) =>
      creditCode !== null && shared.has(creditCode) ? [name.slice(0, 1)] : [],
    )
    // All of one file: nobody saw the other half done.
    expect(owners).toHaveLength(200)
    expect(new Set(owners).size).toBe(1)
  })

  it('leave one whole entry each in the journal', async () => {
    const entries = await first.transactions.run(({ journal }) => journal.after(0, 5_000))
    const imports = entries.filter(({ subjectId }) => subjectId.startsWith('import '))
    expect(imports).toHaveLength(2)
    expect(imports.map(({ data }) => data)).toMatchObject([
      { import: { rows: 400 } },
      { import: { rows: 400 } },
    ])
  })

  it('one that is rejected leaves nothing, the other everything', async () => {
    const broken = aSheet(
      ...numbers(1_000, 1_200).map((number) => aNumbered(number, '丙')),
      aRow({ 行政区划: '990100' }),
    )
    const whole = aSheet(...numbers(2_000, 2_200).map((number) => aNumbered(number, '丁')))
    const reports = (await Promise.all([first.run(broken), second.run(whole)])).map(reportOf)
    expect(reports.map(({ applied }) => applied)).toEqual([false, true])
    const names = await namesIn(first)
    expect(names.filter((name) => name.startsWith('丙'))).toEqual([])
    expect(names.filter((name) => name.startsWith('丁'))).toHaveLength(200)
  })
})

describe('a file of 50,000 rows', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await openEmbedded()
  })
  afterAll(() => database.close())

  it('is taken whole, and changes nothing the second time', async () => {
    const importer = anImporter(law, database.database.transactions)
    const rows = numbers(0, 50_000).map((number) => aNumbered(number, '机构').join(','))
    const bytes = Buffer.from(`${HEADINGS.join(',')}\r\n${rows.join('\r\n')}\r\n`, 'utf8')
    const report = reportOf(await importer.run(bytes))
    expect(report).toMatchObject({ applied: true, rows: 50_000, rejected: [] })
    expect(await namesIn(importer)).toHaveLength(50_000)
    expect(reportOf(await importer.run(bytes)).changes.institutions).toEqual({
      created: 0,
      updated: 0,
      unchanged: 50_000,
    })
  })
})
