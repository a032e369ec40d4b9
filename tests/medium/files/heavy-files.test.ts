import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createOutsideYaml } from '../../../src/adapters/schedules/outside-yaml.ts'
import { createOwnWordsReader } from '../../../src/adapters/schedules/read-own-words.ts'
import { createSpreadsheetReader } from '../../../src/adapters/spreadsheet/spreadsheet-reader.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildReaders } from '../../../src/ports/child-readers.ts'
import { readersOf } from '../../build/readers/reader-processes.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { aRow, aSheet } from '../../build/register/register-file.ts'
import { zipOf } from '../../build/register/zip.ts'

/** As shipped, with less time. */
const hurried = (readers: ChildReaders, limit: number): ChildReaders => ({
  ...readers,
  open: (program) => readers.open({ ...program, timeLimit: seconds(limit) }),
})

/** How often this process came to its other work meanwhile. */
async function whileOthersWork<T>(work: Promise<T>) {
  let turns = 0
  const done = new AbortController()
  const beating = (async () => {
    while (!done.signal.aborted) {
      await delay(20)
      turns += 1
    }
  })()
  const outcome = await work.finally(() => done.abort())
  await beating
  return { outcome, turns }
}

const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`

it('a document nested to be slow is refused by its name, and everything else goes on meanwhile', async () => {
  const read = createOutsideYaml(hurried(openReaders(), 8))
  const slow = `a: ${'{a: '.repeat(3_000)}1${'}'.repeat(3_000)}`
  for (const text of [DEEP, slow]) {
    const { outcome, turns } = await whileOthersWork(read('校历.yaml', text))
    expect(outcome).toMatchObject({ severity: 'error', file: '校历.yaml' })
    expect(turns).toBeGreaterThan(5)
  }
  expect(await readersOf(process.pid)).toEqual([])
  const well = await read('well.yaml', 'year: 2027\noff:\n  - start: 2027-01-01\n')
  if ('severity' in well) throw new Error(well.zh)
  expect(well.data).toEqual({ year: 2027, off: [{ start: '2027-01-01' }] })
  expect(well.lineOf(['off', 0, 'start'])).toBe(3)
  expect(well.lineOf(['off', 7])).toBe(3)
})

/** As billion laughs: each line names the one before ten times. */
const LAUGHS = Array.from({ length: 12 }, (_, i) =>
  i === 0
    ? 'a0: &a0 [督学]'
    : `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
).join('\n')

it.each([
  ['nested beyond measure', DEEP],
  ['nested to be slow', `name: 词\nwords: ${'{a: '.repeat(3_000)}1${'}'.repeat(3_000)}`],
  ['that multiply by reference', `${LAUGHS}\nname: 词\nwords: *a11`],
  [
    'whose faults multiply by reference',
    `b: &b {${Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join(', ')}}\nname: 词\nwords: [${Array(99).fill('*b').join(', ')}]`,
  ],
])(
  'own words %s are refused with a bounded number of complaints, and everything else goes on meanwhile',
  async (_, text) => {
    const read = createOwnWordsReader(createOutsideYaml(hurried(openReaders(), 8)))
    const { outcome, turns } = await whileOthersWork(read(text))
    expect(outcome.set).toBeNull()
    expect(outcome.problems.length).toBeGreaterThan(0)
    expect(outcome.problems.length).toBeLessThanOrEqual(200)
    expect(turns).toBeGreaterThan(5)
    expect(await readersOf(process.pid)).toEqual([])
  },
)

/** Markup that is all right and slow: merged cells by the hundred thousand, below all rows. */
function slowWorkbook(): Uint8Array {
  const rows = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 1}"><c><v>1</v></c></row>`)
  const merges = '<mergeCell ref="A90000:A90001"/>'.repeat(300_000)
  const relation = '<Relationship Id="r1" Type="worksheet" Target="sheet.xml"/>'
  return zipOf([
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relation}</Relationships>` },
    {
      name: 'xl/sheet.xml',
      content: `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
    },
  ])
}

it('a workbook that takes too long is refused in a sentence, its process is gone, and the next file is read', async () => {
  const readers = openReaders()
  const bytes = slowWorkbook()
  const { outcome, turns } = await whileOthersWork(
    createSpreadsheetReader(hurried(readers, 8)).read(bytes),
  )
  expect(outcome).toMatchObject({ ok: false, fault: { code: 'bad-request' } })
  expect(outcome.ok ? '' : outcome.fault.message).toMatch(/秒.*读不完.*not read within/)
  expect(turns).toBeGreaterThan(5)
  expect(readers.health()).toEqual({ deaths: 1, poisonous: [] })
  expect(await readersOf(process.pid)).toEqual([])

  const heard: number[] = []
  const reader = createSpreadsheetReader(readers)
  const next = await reader.read(aSheet(aRow()), (rows) => heard.push(rows))
  expect(next).toMatchObject({
    ok: true,
    value: [{ name: '机构', rows: [{ number: 1 }, { number: 2 }] }],
  })
  expect(heard).toEqual([2])
  const broken = await reader.read(Uint8Array.from([0x50, 0x4b, 3, 4]))
  expect(broken).toMatchObject({ ok: false, fault: { code: 'bad-request', where: 'file' } })
  expect(await readersOf(process.pid)).toEqual([])
})
