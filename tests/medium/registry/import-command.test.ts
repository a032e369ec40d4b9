import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ImportOptions, runImport } from '../../../src/cli/import.ts'
import { openMigrated } from '../../build/database/database.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { aRow, aSheet, HEADINGS } from '../../build/register/register-file.ts'

let folder = ''
let out = ''
let err = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-import-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** The command as `main.ts` runs it, on a database of its own under the folder of the test. */
async function run(file: string | undefined, options: ImportOptions = {}): Promise<number> {
  const recorded = recordedContext(folder, false)
  const code = await runImport(recorded.context, file, options)
  out = recorded.out()
  err = recorded.err()
  return code
}

async function put(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

describe('xuncha import, on the embedded database', () => {
  it('imports, then finds nothing to change', async () => {
    const file = await put('register.xlsx', aSheet(aRow()))
    expect(await run(file, { json: true })).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      applied: true,
      changes: { institutions: { created: 1 } },
    })
    expect(await run(file, { json: true })).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      applied: true,
      changes: { institutions: { created: 0, updated: 0, unchanged: 1 } },
    })
  })

  it('ends with 2 and writes nothing when a row is rejected, naming row, column and reason', async () => {
    const good = aRow()
    const file = await put(
      'register.xlsx',
      aSheet(good, aRow({ 统一社会信用代码: '无', 机构名称: '乙', 行政区划: '深圳' })),
    )
    expect(await run(file)).toBe(2)
    expect(err).toContain('机构 第 3 行 / row 3 D 列（行政区划）：“深圳”')
    const again = await put('good.xlsx', aSheet(good))
    expect(await run(again, { json: true, dryRun: true })).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ changes: { institutions: { created: 1 } } })
  })

  it('ends with 2 for a file that is not there and for one that is no table', async () => {
    expect(await run(join(folder, 'none.xlsx'))).toBe(2)
    expect(await run(await put('a.xlsx', Buffer.from('%PDF-1.7')))).toBe(2)
    expect(err).toContain('.xlsx')
    expect(await run(undefined)).toBe(2)
  })

  it('ends with 2 in one sentence while another import has the database, and writes nothing', async () => {
    const file = await put('register.xlsx', aSheet(aRow()))
    const other = await openMigrated(folder)
    expect(await run(file)).toBe(2)
    expect(err).toContain('正被另一个巡查进程')
    const registered = await other.transactions.run(({ institutions }) => institutions.all())
    await other.close()
    expect(registered).toEqual([])
    expect(await run(file)).toBe(0)
  })

  it('writes a template that it can read back, with every column known', async () => {
    const xlsx = join(folder, 'template.xlsx')
    expect(await run(undefined, { template: xlsx })).toBe(0)
    expect(await run(xlsx, { json: true, dryRun: true })).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ rows: 0, rejected: [], warnings: [] })
    const csv = join(folder, 'template.csv')
    expect(await run(undefined, { template: csv })).toBe(0)
    const heading = await readFile(csv, 'utf8')
    for (const known of HEADINGS) expect(heading).toContain(known)
    expect(await run(undefined, { template: join(folder, 'template.doc') })).toBe(2)
  })

  it('names the list that there is not, and what there is', async () => {
    const made = (name: string) =>
      run(undefined, { template: join(folder, `none.${name}`), list: 'foo' })
    for (const kind of ['csv', 'xlsx']) {
      expect(await made(kind)).toBe(2)
      expect(err).toMatch(/“foo”.*机构.*直播间/)
    }
    expect(await run(join(folder, 'any.csv'), { list: '机构' })).toBe(2)
    expect(err).toContain('--list')
  })
})
