import { createHash } from 'node:crypto'
import { readTable } from '../../../src/adapters/spreadsheet/read-table.ts'
import { importRegistry } from '../../../src/app/commands/import-registry.ts'
import type { ImportReport } from '../../../src/app/import/import-report.ts'
import type { Fault } from '../../../src/core/fault.ts'
import type { Law } from '../../../src/core/policy/law.ts'
import { creditCodeCheckDigit } from '../../../src/core/registry/credit-code.ts'
import type { CalledTarget } from '../../../src/core/registry/cut-target.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { at } from '../violations.ts'
import { type MadeCell, madeWorkbook } from './made-workbook.ts'

/** Headings of the columns that the rows of `aRow` fill. */
export const HEADINGS = [
  '机构名称',
  '统一社会信用代码',
  '对象类别',
  '行政区划',
  '学段',
  '办学内容',
  '办学形式',
  '办学许可证号',
  '有效期至',
  '许可状态',
  '备改审状态',
] as const
export type Heading = (typeof HEADINGS)[number]

/** A made-up, valid credit code of a non-profit body. */
export function madeCreditCode(number: number): string {
  const first = `52440100MJ${String(number).padStart(7, '0')}`
  return first + creditCodeCheckDigit(first)
}

const IN_ORDER: Readonly<Record<Heading, MadeCell>> = {
  机构名称: '（虚构）启明在线学堂',
  统一社会信用代码: '52440100MJTEXT012H',
  对象类别: '有证机构',
  行政区划: '440100',
  学段: '义务教育',
  办学内容: '学科',
  办学形式: '线上',
  办学许可证号: '教民144010070000001号',
  有效期至: '2027-01-09',
  许可状态: '有效',
  备改审状态: '已通过',
}

/** A licensed online institution in order, with what the test changes. */
export const aRow = (change: Partial<Record<Heading, MadeCell>> = {}): readonly MadeCell[] =>
  HEADINGS.map((heading) => (heading in change ? (change[heading] ?? null) : IN_ORDER[heading]))

export const aSheet = (...rows: readonly (readonly MadeCell[])[]): Uint8Array =>
  madeWorkbook([{ name: '机构', rows: [HEADINGS, ...rows] }])

export type Importer = {
  readonly transactions: Transactions
  run(bytes: Uint8Array, dryRun?: boolean, file?: string): Promise<ImportReport | Fault>
}

/** The import as the program wires it, on records in memory unless told otherwise. */
export function anImporter(
  law: Law,
  transactions = createMemoryTransactions(),
  ids = 'imported',
  patrolsHost: (host: string) => boolean = () => false,
  holdsCutKeys: (target: CalledTarget) => boolean = () => true,
): Importer {
  const deps = {
    clock: createFakeClock(at('2026-10-17T09:31:00+08:00')),
    identifiers: createFakeIdentifiers(ids),
    spreadsheets: { read: readTable },
    transactions,
    law: () => law,
    patrolsHost,
    holdsCutKeys,
  }
  return {
    transactions,
    async run(bytes, dryRun = false, file = 'register') {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const command = { file, bytes, sha256, dryRun, who: 'user:test', why: '测试' }
      const result = await importRegistry(deps, command)
      return result.ok ? result.value : result.fault
    },
  }
}

export function reportOf(outcome: ImportReport | Fault): ImportReport {
  if ('code' in outcome) throw new Error(outcome.message)
  return outcome
}
