import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import type { RegionCode } from '../../core/registry/institution.ts'
import { regionsUnder } from '../../core/registry/region.ts'
import { endedRegionSentence, NO_REGION_HISTORY } from '../../core/registry/region-history.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import type { Sheet, SpreadsheetReader } from '../../ports/spreadsheets.ts'
import { type DraftRegister, openDraft } from '../import/draft-register.ts'
import type { ImportReport, RowRemark } from '../import/import-report.ts'
import { layOver } from '../import/lay-over.ts'
import type { Reason } from '../import/row-reader.ts'
import { writeDraft } from '../import/write-draft.ts'
import type { CommandDeps, Commanded } from './command.ts'

export type ImportDeps = CommandDeps & {
  readonly identifiers: Identifiers
  readonly spreadsheets: SpreadsheetReader
  readonly law: () => Law
  /** Whether the settings have the patrol visit a private host; left out: none. */
  readonly patrolsHost?: (host: string) => boolean
  /** Whether the secret file has keys to where the orders of a target go; left out: nobody can say. */
  readonly holdsCutKeys?: (target: CalledTarget) => boolean
}

export type ImportCommand = Commanded & {
  /** What the file is called; only for people. */
  readonly file: string
  readonly bytes: Uint8Array
  /** Of the bytes, hex. */
  readonly sha256: string
  /** Reports what would be done and writes nothing. */
  readonly dryRun: boolean
  /** Hears of long work: rows read, then rows compared. */
  readonly onProgress?: (step: 'read' | 'compared' | 'written', rows: number) => void
}

/** Full names and short ones that no two places share, to codes. */
function regionNames(): (name: string) => RegionCode | null {
  let codes: Map<string, RegionCode | null> | null = null
  const collect = (): Map<string, RegionCode | null> => {
    const found = new Map<string, RegionCode | null>()
    const pending = [...regionsUnder(null)]
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (place.level !== 'county') pending.push(...regionsUnder(place.code))
      found.set(place.fullName, place.code)
      // A name that two places share names neither.
      found.set(place.name, found.has(place.name) ? null : place.code)
    }
    return found
  }
  return (name) => {
    codes ??= collect()
    return codes.get(name) ?? null
  }
}

/** Codes that went out of use are taken as they are, since old papers carry them, but their successors are named. */
function oldRegions({ law, clock }: ImportDeps): (code: RegionCode) => Reason | null {
  const today = civilDateOf(clock.now())
  const history = law().places ?? NO_REGION_HISTORY
  return (code) => {
    const sentence = endedRegionSentence(code, today, history)
    return sentence === null ? null : [sentence.zh, sentence.en]
  }
}

/** A file is read by its content; whoever named it otherwise may have picked, or been sent, another than was meant. */
function remarkOnName(file: string, sheets: readonly Sheet[]): readonly RowRemark[] {
  // Only text tables have no name.
  const isText = sheets.length === 1 && sheets[0]?.name === ''
  const named = /\.(xlsx|xlsm|csv|tsv|txt)$/i.exec(file)?.[1]?.toLowerCase()
  if (named === undefined || isText !== named.startsWith('xls')) return []
  const [zh, en] = isText
    ? ['文本表格（CSV）', 'a text table (CSV)']
    : ['工作簿（XLSX）', 'a workbook']
  return [
    {
      sheet: '',
      row: 1,
      column: null,
      heading: null,
      value: file.slice(0, 80),
      reason: {
        zh: `文件名以 .${named} 结尾，内容却是${zh}，已按内容读入`,
        en: `named .${named}, but it is ${en}, and was read as that`,
      },
    },
  ]
}

async function laidOver(
  records: Records,
  sheets: readonly Sheet[],
  deps: ImportDeps,
  command: ImportCommand,
): Promise<{ readonly draft: DraftRegister; readonly report: ImportReport }> {
  const draft = await openDraft(records)
  const laid = layOver(draft, sheets, {
    nextId: () => deps.identifiers.next(),
    law: deps.law(),
    regionByName: regionNames(),
    oldRegion: oldRegions(deps),
    patrolsHost: deps.patrolsHost ?? (() => false),
    holdsCutKeys: deps.holdsCutKeys ?? (() => true),
    onRow: (rows) => command.onProgress?.('compared', rows),
  })
  const { file, sha256, dryRun } = command
  const applied = !dryRun && laid.rejected.length === 0
  const warnings = [...remarkOnName(file, sheets), ...laid.warnings]
  return { draft, report: { file, sha256, dryRun, applied, ...laid, warnings } }
}

/**
 * Imports a register (institutions, systems, rooms, courses) from a spreadsheet: all rows in one transaction, or none
 * when one of them is rejected. The same file again changes nothing. Fault `bad-request` when the file is no
 * spreadsheet or none of its sheets lists anything known; rejected rows are no fault but part of the report.
 */
export async function importRegistry(
  deps: ImportDeps,
  command: ImportCommand,
): Promise<Result<ImportReport>> {
  const { onProgress } = command
  const read = await deps.spreadsheets.read(command.bytes, (rows) => onProgress?.('read', rows))
  if (!read.ok) {
    const { code, message, where } = read.fault
    return fail(code, `${command.file}:${message}`, where)
  }
  return await deps.transactions.run(async (records) => {
    if (!command.dryRun) await records.institutions.holdImports()
    const { draft, report } = await laidOver(records, read.value, deps, command)
    if (report.applied) {
      await writeDraft(records, draft, deps.clock, command, report)
      onProgress?.('written', report.rows)
    }
    return succeed(report)
  })
}
