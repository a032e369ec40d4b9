import type { Violation } from '../../../contracts/violation.ts'
import { regionName } from '../../../core/registry/region.ts'
import type { ParquetColumn } from './parquet-stream.ts'

type Column = ParquetColumn<Violation>

const text = (name: string, of: (one: Violation) => string | null): Column => ({
  name,
  type: 'STRING',
  of,
})
const number = (name: string, of: (one: Violation) => number): Column => ({
  name,
  type: 'DOUBLE',
  of,
})
const yesNo = (name: string, of: (one: Violation) => boolean): Column => ({
  name,
  type: 'BOOLEAN',
  of,
})
const instant = (name: string, of: (one: Violation) => string | null): Column => ({
  name,
  type: 'TIMESTAMP',
  of: (one) => {
    const at = of(one)
    return at === null ? null : BigInt(Date.parse(at))
  },
})

/** Columns for programs that calculate: named as in lists, several codes parted by blanks. */
export const PARQUET_COLUMNS: readonly Column[] = [
  text('id', (one) => one.id),
  instant('startedAt', (one) => one.startedAt),
  instant('lastSeenAt', (one) => one.lastSeenAt),
  instant('endedAt', (one) => one.endedAt),
  number('seconds', (one) => one.seconds),
  text('institutionId', (one) => one.institutionId),
  text('institutionName', (one) => one.institutionName),
  text('roomId', (one) => one.roomId),
  text('roomTitle', (one) => one.roomTitle),
  text('region', (one) => one.region),
  text('regionName', (one) => regionName(one.region)),
  text('rule', (one) => one.rule),
  text('rules', (one) => one.rules.join(' ')),
  text('subjects', (one) => one.subjects.join(' ')),
  text('stage', (one) => one.stage),
  text('status', (one) => one.status),
  text('step', (one) => one.step),
  yesNo('ongoing', (one) => one.ongoing),
  number('confidence', (one) => one.confidence),
  text('cutState', (one) => one.cut?.state ?? null),
  yesNo('rehearsal', (one) => one.rehearsal),
  text('ruleVersion', (one) => one.ruleVersion),
]
