import { describe, expect, it } from 'vitest'
import { importReport } from '../../../src/contracts/import.ts'
import { aRow, aSheet } from '../../build/register/register-file.ts'
import { pool } from './harness-pool.ts'
import type { Harness } from './http-harness.ts'

const start = pool()
const FILE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function upload(
  harness: Harness,
  bytes: Uint8Array,
  query = '',
  role: 'operator' | 'administrator' = 'administrator',
  type: string = FILE_TYPE,
) {
  const token = await harness.token(role, `${role}-${query}`)
  return await harness.app.inject({
    method: 'POST',
    url: `/api/v1/institutions/import${query}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    payload: Buffer.from(bytes),
  })
}

const names = (harness: Harness) =>
  harness.transactions.run(async ({ institutions }) =>
    (await institutions.all()).map(({ name }) => name),
  )

describe('POST /api/v1/institutions/import', () => {
  it('registers what the file holds, and says in the audit who and why', async () => {
    const harness = await start()
    const response = await upload(harness, aSheet(aRow()), '?file=名录.xlsx&reason=底数核查')
    expect(response.statusCode).toBe(200)
    expect(importReport.parse(response.json())).toMatchObject({
      file: '名录.xlsx',
      applied: true,
      changes: { institutions: { created: 1, updated: 0, unchanged: 0 } },
    })
    expect(await names(harness)).toEqual(['（虚构）启明在线学堂'])
    const journal = await harness.transactions.run(({ journal: log }) => log.after(0, 100))
    const entry = journal.find(({ subjectId }) => subjectId.startsWith('import '))
    expect(entry).toMatchObject({ who: expect.stringContaining('administrator'), why: '底数核查' })
  })

  it('keeps the file of an institution that is then renamed by hand', async () => {
    const harness = await start()
    await upload(harness, aSheet(aRow()))
    const headers = { authorization: `Bearer ${await harness.token('administrator', 'clerk')}` }
    const listed = await harness.app.inject({ url: '/api/v1/institutions', headers })
    const [{ id, dossier, ...fields }] = listed.json().items
    expect(dossier).toMatchObject({ kind: 'licensed-institution', licence: { state: 'valid' } })
    const renamed = await harness.app.inject({
      method: 'PUT',
      url: `/api/v1/institutions/${id}`,
      headers,
      payload: { ...fields, name: '（虚构）改名学堂' },
    })
    const { version } = renamed.json()
    expect(version).not.toBe(fields.version)
    expect(renamed.json()).toEqual({ ...fields, version, id, dossier, name: '（虚构）改名学堂' })
  })

  it('writes nothing in a dry run', async () => {
    const harness = await start()
    const response = await upload(harness, aSheet(aRow()), '?dryRun=true')
    expect(response.json()).toMatchObject({ applied: false, dryRun: true })
    expect(await names(harness)).toEqual([])
  })

  it('answers a rejected row with a problem that names row, column and reason', async () => {
    const harness = await start()
    const response = await upload(harness, aSheet(aRow({ 行政区划: '990100' })))
    expect(response.statusCode).toBe(400)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({
      code: 'bad-request',
      report: { applied: false, rejected: [{ row: 2, column: 'D' }] },
    })
    expect(await names(harness)).toEqual([])
  })
})

describe('who may upload what', () => {
  it('is for administrators, and takes CSV as well', async () => {
    const harness = await start()
    expect((await upload(harness, aSheet(aRow()), '', 'operator')).statusCode).toBe(403)
    const csv = Buffer.from('机构名称,对象类别,行政区划\n（虚构）某平台,第三方平台,440100\n')
    const response = await upload(harness, csv, '', 'administrator', 'text/csv')
    expect(response.statusCode).toBe(200)
    expect(await names(harness)).toEqual(['（虚构）某平台'])
  })

  it.each([
    ['no body', new Uint8Array()],
    ['JSON', Buffer.from('{"name":"甲"}')],
  ])('refuses %s in one sentence', async (_name, bytes) => {
    const response = await upload(await start(), bytes)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'bad-request' })
  })

  it('does not stand in the way of an institution, and other routes still refuse raw bodies', async () => {
    const harness = await start()
    const token = await harness.token('administrator')
    const response = await harness.app.inject({
      method: 'POST',
      url: '/api/v1/institutions',
      headers: { authorization: `Bearer ${token}`, 'content-type': FILE_TYPE },
      payload: Buffer.from(aSheet(aRow())),
    })
    expect(response.statusCode).toBe(415)
  })
})
