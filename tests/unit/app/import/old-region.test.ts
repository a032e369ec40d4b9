import { expect, test } from 'vitest'
import { loadedLaw } from '../../../build/law.ts'
import { anImporter, aRow, aSheet, reportOf } from '../../../build/register/register-file.ts'

test('a code that went out of use is taken as it stands, and its successor is named', async () => {
  const importer = anImporter(await loadedLaw())
  const row = aRow({ 行政区划: '350427', 办学许可证号: '教民135042770000001号' })
  const report = reportOf(await importer.run(aSheet(row)))
  expect(report.rejected).toEqual([])
  expect(report.changes.institutions.created).toBe(1)
  const told = report.warnings.filter(({ heading }) => heading === '行政区划')
  expect(told).toMatchObject([
    { row: 2, value: '350427', reason: { zh: expect.stringContaining('350405') } },
  ])
})
