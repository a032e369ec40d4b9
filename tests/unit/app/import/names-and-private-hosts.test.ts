import { beforeAll, expect, it } from 'vitest'
import { createFoundation } from '../../../../src/compose/foundation.ts'
import { patrolledHosts } from '../../../../src/compose/patrolled-hosts.ts'
import { parseSettings } from '../../../../src/config/settings.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import { loadedLaw } from '../../../build/law.ts'
import { madeWorkbook } from '../../../build/register/made-workbook.ts'
import {
  anImporter,
  aRow,
  aSheet,
  HEADINGS,
  reportOf,
} from '../../../build/register/register-file.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

let law: Law
beforeAll(async () => {
  law = await loadedLaw()
})

const CSV = Buffer.from([HEADINGS, aRow()].map((row) => row.join(',')).join('\n'), 'utf8')

it.each([
  ['名录.xlsx', CSV, /\.xlsx 结尾，内容却是文本表格.*CSV/],
  ['名录.XLSX', CSV, /内容却是文本表格/],
  ['名录.csv', aSheet(aRow()), /\.csv 结尾，内容却是工作簿/],
])(
  'a file named %s that is something else is read, and that is told',
  async (name, bytes, words) => {
    const report = reportOf(await anImporter(law).run(bytes, true, name))
    expect(report.rejected).toEqual([])
    expect(report.warnings[0]).toMatchObject({
      value: name,
      reason: { zh: expect.stringMatching(words) },
    })
  },
)

it.each([
  ['名录.csv', CSV],
  ['名录.xlsx', aSheet(aRow())],
  ['upload', CSV],
])('a file named %s that is what it says is not remarked on', async (name, bytes) => {
  expect(reportOf(await anImporter(law).run(bytes, true, name)).warnings).toEqual([])
})

it('why a file is not read is told with its name', async () => {
  const refused = await anImporter(law).run(Buffer.from('%PDF-1.7'), true, '名录.pdf')
  expect(refused).toMatchObject({
    code: 'bad-request',
    message: expect.stringMatching(/^名录\.pdf:/),
  })
})

/** As the program reads it. */
function hostsOf(allowed: string) {
  const parsed = parseSettings({ XUNCHA_ALLOW_PRIVATE_HOSTS: allowed }, '/')
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return patrolledHosts(
    createFoundation({ ...parsed.value, errorStream: { write: () => true }, drillStart: null }),
  )
}

it.each([
  ['', ['10.1.2.3', 'media.intranet', '[fd00::1]', '10.9.9.9']],
  ['10.1.0.0/16', ['media.intranet', '[fd00::1]', '10.9.9.9']],
  ['.intranet, 10.1.2.3, fd00::/8', ['10.9.9.9']],
])(
  'with XUNCHA_ALLOW_PRIVATE_HOSTS=%s only private hosts that it does not name are warned of',
  async (allowed, warned) => {
    const hosts = ['10.1.2.3', 'media.intranet', '[fd00::1]', '10.9.9.9', 'media.example']
    const rows = hosts.map((host, i) => [
      '52440100MJTEXT012H',
      `第${i}间`,
      null,
      `http://${host}/live/${i}.flv`,
      null,
    ])
    const headings = ['机构信用代码', '直播间名称', '页面地址', '流地址', '推流地址']
    const file = madeWorkbook([
      { name: '机构', rows: [HEADINGS, aRow()] },
      { name: '直播间', rows: [headings, ...rows] },
    ])
    const importer = anImporter(law, createMemoryTransactions(), 'imported', hostsOf(allowed))
    const { warnings } = reportOf(await importer.run(file, true))
    const told = hosts.filter((host) =>
      warnings.some(({ reason }) => reason.zh.includes(`//${host}/`)),
    )
    expect(told).toEqual(warned)
  },
)
