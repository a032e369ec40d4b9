import { expect, test } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'

test('of a broken .xlsx the Chinese sentence is Chinese, and says what to do', async () => {
  const read = await readTable(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]))
  expect(read.ok).toBe(false)
  const [chinese = '', english = ''] = read.ok ? [] : read.fault.message.split('。')
  expect(chinese).toBe('文件已损坏或不是 .xlsx，请重新导出后再试')
  expect(english).toMatch(/^The file is broken or no \.xlsx \(.+\)\.$/)
})
