import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLetterWriter } from '../../src/adapters/letters/letter-writer.ts'
import { createReportWriter } from '../../src/adapters/reports/write-workbook.ts'
import { figuresOf } from '../../src/core/reports/figures.ts'
import { reportObjects } from '../../src/core/reports/report-object.ts'
import { inspectionTable } from '../../src/core/reports/report-table.ts'
import { DEFAULT_REPORT_TEMPLATE as template } from '../../src/core/reports/report-template.ts'
import { summaryDocument } from '../../src/core/reports/summary-text.ts'
import { typicalCases } from '../../src/core/reports/typical-cases.ts'
import type { CivilDate } from '../../src/core/time/civil-date.ts'
import { converted, needOffice } from '../build/reports/office.ts'
import { aFortnight, DAYS } from '../build/reports/report-rows.ts'

const data = aFortnight()
const typical = typicalCases(data.cases, 3)
const place = '广东省广州市'
let folder: string

beforeAll(async () => {
  needOffice()
  folder = await mkdtemp(join(tmpdir(), 'xuncha-office-'))
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('LibreOffice opens the inspection table, with every cell as it was written', async () => {
  const table = inspectionTable(reportObjects(data.cases), {
    ...{ template, place, days: DAYS },
    typical: new Set(typical.map(({ institutionId }) => institutionId)),
  })
  const bytes = await createReportWriter().xlsx([{ name: '线上巡查情况表', table }])
  // Commas, quotes, UTF-8.
  const csv = await converted(
    folder,
    'table.xlsx',
    bytes,
    'csv:Text - txt - csv (StarCalc):44,34,76',
  )
  expect(csv).toContain(table.title)
  for (const { title } of table.columns) expect(csv).toContain(title)
  for (const cell of table.rows.flatMap(({ cells }) => cells)) {
    expect(csv).toContain(String(cell).replaceAll('"', '""'))
  }
})

test('LibreOffice opens the summary, with every sentence of it', async () => {
  const paper = summaryDocument(data, figuresOf(data, {}), {
    ...{ template, place, typical, rehearsal: false },
    today: '2026-10-26' as CivilDate,
  })
  const bytes = await createLetterWriter().docx(paper)
  const text = await converted(folder, 'summary.docx', bytes, 'txt:Text (encoded):UTF8')
  for (const block of paper.blocks) {
    if ('text' in block) expect(text).toContain(block.text)
  }
})
