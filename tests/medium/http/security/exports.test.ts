import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { openZipParts } from '../../../../src/adapters/spreadsheet/zip-parts.ts'
import { NOT_ASKED } from '../../../../src/core/quality/decided-lead.ts'
import { aJournalEntry, anEvidenceFrame } from '../../../build/database/database-rows.ts'
import { type OpenApiDocument, operationsOf } from '../../../build/openapi-document.ts'
import { aReport } from '../../../build/reports/report-rows.ts'
import { csvCells } from '../../../build/texts/csv-cells.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, type Harness, NOW, seedViolation } from '../http-harness.ts'

const start = pool()
const SPAN = 'from=2026-10-01T00:00:00%2B08:00&to=2026-10-20T00:00:00%2B08:00'
/** Where a spreadsheet program may begin to calculate, and what hides that from a check. */
const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  ' =',
  '＝',
  '＋',
  '－',
  '＠',
  '\uFEFF=',
]
const hostile = (beginning: string) => `${beginning}HYPERLINK("http://x.example",MARK)`
const SPREADSHEETS = /^text\/csv|spreadsheetml/

/** Made of nothing from outside. */
const FORMS = ['getRegisterForm']

/** How each is asked for: one that the document has and this has not fails the suite. */
const ADDRESSES: Readonly<Record<string, string>> = {
  exportViolations: `/api/v1/violations/file?${SPAN}`,
  exportViolationsAsCsv: `/api/v1/violations.csv?${SPAN}`,
  exportViolationsAsWorkbook: `/api/v1/violations.xlsx?${SPAN}`,
  exportWords: '/api/v1/words/file?words=MARK',
  exportQuality: `/api/v1/quality/file?${SPAN}`,
  getReportFile: '/api/v1/reports/report-1/file?',
  exportAudit: `/api/v1/audit.csv?${SPAN}`,
}

/** Some addresses say of themselves what they give. */
const inForm = (address: string, format: 'csv' | 'xlsx'): string =>
  /\.(csv|xlsx)\?/.test(address) ? address : `${address}&format=${format}`

/** In every text of a file that comes from outside: names, titles, what was read, reasons, accounts. */
async function seedHostile({ transactions }: Harness, words: string, number = 0): Promise<void> {
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ name: words }))
    await records.reports.save(aReport())
    await records.rooms.save(aRoom({ title: words }))
    const box = { x: 0, y: 0, width: 9, height: 9 }
    await records.violationEvidence.add('violation-1', [
      anEvidenceFrame({
        sha256: number.toString(16).padStart(64, 'e'),
        lines: [{ text: words, confidence: 0.9, box }],
      }),
    ])
    await records.decidedLeads.save({
      ...{ id: `decided-${number}`, violationId: 'violation-1', region: '440100' },
      ...{ kind: 'confirmed', by: `user:${words}`, openedAt: NOW, firstLookAt: NOW },
      ...{ decidedAt: NOW, state: 'unreviewed', drawnBy: null, drawnAt: null, second: null },
      ...{ settlement: null, cutDisputed: false, ...NOT_ASKED },
    })
    await records.journal.append(
      aJournalEntry({
        type: 'account.changed',
        subjectKind: 'account',
        subjectId: words,
        who: `user:${words}`,
        why: words,
        at: NOW,
        data: { name: words, change: 'locked' },
      }),
    )
  })
}

async function sheetOf(bytes: Uint8Array): Promise<string> {
  const parts = await openZipParts(bytes)
  const name = parts.names().find((one) => /worksheets\/sheet1\.xml$/.test(one)) ?? ''
  return await text(await parts.open(name))
}

const isFormula = (cell: string): boolean => /^[\s\uFEFF]*[=+\-@＝＋－＠]/u.test(cell)

async function startHostile(words: string) {
  const harness = await start()
  await seedViolation(harness)
  await seedHostile(harness, words)
  return { harness, call: await asProgram(harness, 'administrator') }
}

async function exportsOf({ app }: Harness) {
  const document: OpenApiDocument = (await app.inject({ url: '/api/openapi.json' })).json()
  return operationsOf(document).flatMap(({ operationId, responses }) => {
    const types = Object.keys(responses['200']?.content ?? {}).filter((type) =>
      SPREADSHEETS.test(type),
    )
    return types.length === 0 || FORMS.includes(operationId) ? [] : [{ operationId, types }]
  })
}

describe('every file for spreadsheet programs', () => {
  it('that the description of the interface names is tried here', async () => {
    const named = await exportsOf(await start())
    expect(named.map(({ operationId }) => operationId).toSorted()).toEqual(
      Object.keys(ADDRESSES).toSorted(),
    )
  })

  it('takes no text for a formula, whatever it begins with, as CSV', async () => {
    const { harness, call } = await startHostile(hostile('='))
    const exports = (await exportsOf(harness)).filter(({ types }) =>
      types.some((type) => type.startsWith('text/csv')),
    )
    for (const [number, beginning] of BEGINNINGS.entries()) {
      if (number > 0) await seedHostile(harness, hostile(beginning), number)
      for (const { operationId } of exports) {
        const file = await call('GET', inForm(ADDRESSES[operationId] ?? '', 'csv'))
        const of = `${operationId} ${JSON.stringify(beginning)}`
        expect(file.statusCode, of).toBe(200)
        const cells = csvCells(file.body.replace(/^\uFEFF/, '')).flat()
        expect(cells.filter((cell) => cell.includes('MARK')).length, of).toBeGreaterThan(0)
        expect(cells.filter(isFormula), of).toEqual([])
      }
    }
  })

  it('holds texts as texts, as XLSX: no formula, whatever they begin with', async () => {
    const { harness, call } = await startHostile(hostile('='))
    for (const { operationId, types } of await exportsOf(harness)) {
      if (!types.some((type) => type.includes('spreadsheetml'))) continue
      const file = await call('GET', inForm(ADDRESSES[operationId] ?? '', 'xlsx'))
      expect(file.statusCode, operationId).toBe(200)
      const sheet = await sheetOf(file.rawPayload)
      expect(sheet, operationId).toContain('MARK')
      expect(sheet, operationId).not.toMatch(/<f[\s>/]/)
      // Style 1 keeps a text a text also when somebody edits its cell.
      const texts = [...sheet.matchAll(/<c\b([^>]*)><is><t[^>]*>([^<]*)/g)]
      const named = texts.filter(([, , words = '']) => words.includes('MARK'))
      expect(named.length, operationId).toBeGreaterThan(0)
      expect(named.filter(([, attributes = '']) => !attributes.includes('s="1"'))).toEqual([])
    }
  })
})

describe('whoever takes data out', () => {
  it('is written down, with what it was narrowed to, before the first of it is handed out', async () => {
    const harness = await start()
    await seedViolation(harness)
    const call = await asProgram(harness, 'administrator')
    await call('GET', `${ADDRESSES['exportViolations']}&format=csv&region=4401`)
    await call('GET', ADDRESSES['exportAudit'] ?? '')
    await call('GET', '/api/v1/labels?region=4401')
    const written = await harness.transactions.run(({ journal }) => journal.ofSubject('export'))
    expect(written.map(({ who, data }) => [who, data])).toMatchObject([
      [
        'program:administrator',
        { export: 'violations', format: 'csv', filters: { region: '4401' } },
      ],
      [
        'program:administrator',
        { export: 'audit', filters: { from: '2026-10-01T00:00:00+08:00' } },
      ],
      ['program:administrator', { export: 'labels', filters: { region: '4401' } }],
    ])
    const { items } = (await call('GET', '/api/v1/audit?about=export')).json()
    expect(items[0].act).toEqual({ zh: '导出', en: 'Taken out as a file' })
  })
})
