import type { Law } from '../../core/policy/law.ts'
import type { CalledTarget } from '../../core/registry/cut-target.ts'
import type { BusinessSystem, RegionCode } from '../../core/registry/institution.ts'
import type { Sheet, SheetRow } from '../../ports/spreadsheets.ts'
import { applyCourseRow } from './apply-course-row.ts'
import { applyRoomRow } from './apply-room-row.ts'
import { applyInstitutionRow, applySystemRow } from './apply-rows.ts'
import { applyTeacherRow, type SeenTeachers } from './apply-teacher-row.ts'
import { changed, type Draft, type DraftRegister } from './draft-register.ts'
import { isDamaged } from './headings/damaged-heading.ts'
import { type FoundHeader, findHeader, HEADER_WITHIN_ROWS } from './headings/find-header.ts'
import type { ImportReport, RegisterKind, RowRemark } from './import-report.ts'
import { columnLetter, createRowReader, type RowContext, type RowReader } from './row-reader.ts'
import { SHEET_PLANS } from './sheet-plans.ts'
import { withoutFooters } from './table-footer.ts'

export type LayOverDeps = {
  readonly nextId: () => string
  readonly law: Law
  readonly regionByName: (name: string) => RegionCode | null
  readonly oldRegion: RowContext['oldRegion']
  /** Whether the patrol visits a host although it is of a private network. */
  readonly patrolsHost: (host: string) => boolean
  /** Whether the secret file has keys to where the orders of a target go. */
  readonly holdsCutKeys: (target: CalledTarget) => boolean
  readonly onRow: (rows: number) => void
}

type Seen = {
  readonly systems: Draft<BusinessSystem & { readonly id: string }>
  readonly teachers: SeenTeachers
}
type Laid = Pick<ImportReport, 'rows' | 'changes' | 'rejected' | 'warnings'>
type ListedSheet = { readonly sheet: Sheet; readonly header: FoundHeader }

type Remarks = { readonly rejected: RowRemark[]; readonly warnings: RowRemark[] }

const PROGRESS_EVERY = 2_000

type Apply = (reader: RowReader, draft: DraftRegister, seen: Seen, deps: LayOverDeps) => void

const APPLY: Readonly<Record<RegisterKind, Apply>> = {
  institutions: (reader, draft, _, deps) => applyInstitutionRow(reader, draft, deps.nextId),
  systems: (reader, draft, seen) => applySystemRow(reader, draft, seen.systems),
  teachers: (reader, draft, seen) => applyTeacherRow(reader, draft, seen.teachers),
  rooms: (reader, draft, _, deps) => applyRoomRow(reader, draft, deps),
  courses: (reader, draft, _, deps) => applyCourseRow(reader, draft, deps.nextId, deps.law),
}

const ofSheet = (sheet: Sheet, row: number, zh: string, en: string): RowRemark => ({
  sheet: sheet.name,
  row,
  column: null,
  heading: null,
  value: null,
  reason: { zh, en },
})

const leftOut = (sheet: Sheet, { number, cells }: SheetRow): RowRemark => ({
  ...ofSheet(
    sheet,
    number,
    '表下的合计、签名或说明，不是登记行，未读',
    'a total, signature or note of the form and no record; not read',
  ),
  value: cells
    .map((cell) => (cell !== null && typeof cell === 'object' ? cell.value : cell))
    .filter((value) => value !== null)
    .join(' ')
    .slice(0, 80),
})

const PLACES_NAMED = 10
const someOf = (places: readonly (string | number)[]): string =>
  `${places.slice(0, PLACES_NAMED).join('、')}${places.length > PLACES_NAMED ? ` … (${places.length})` : ''}`

/** What whoever sent the file may not have seen. It is read all the same. */
function remarksOnHidden(sheet: Sheet): readonly RowRemark[] {
  const { isSheet = false, rows = [], columns = [] } = sheet.hidden ?? {}
  const [rowList, columnList] = [someOf(rows), someOf(columns.map(columnLetter))]
  const remarks: readonly (readonly [boolean, number, string, string])[] = [
    [isSheet, 1, '隐藏的工作表，已照常读入', 'a hidden sheet, read all the same'],
    [
      rows.length > 0,
      rows[0] ?? 1,
      `有隐藏行，已照常读入：第 ${rowList} 行`,
      `hidden rows, read all the same: ${rowList}`,
    ],
    [
      columns.length > 0,
      1,
      `有隐藏列，已照常读入：${columnList}`,
      `hidden columns, read all the same: ${columnList}`,
    ],
  ]
  return remarks.flatMap(([told, row, zh, en]) => (told ? [ofSheet(sheet, row, zh, en)] : []))
}

const isExplanation = ({ name }: Sheet): boolean => /说明|字典|readme|help/i.test(name)

/** Where a sheet has no row of known headings: the first text with damaged bytes, which may have been one. */
function damagedHeading(sheet: Sheet): RowRemark | null {
  for (const { number, cells } of sheet.rows.slice(0, HEADER_WITHIN_ROWS)) {
    const column = cells.findIndex((cell) => typeof cell === 'string' && isDamaged(cell))
    if (column < 0) continue
    const zh = '表头有损坏的字节，认不出表头，请改好后再导入'
    const en = 'damaged bytes where the headings stand, which cannot be known; write them anew'
    const value = String(cells[column]).slice(0, 80)
    return { ...ofSheet(sheet, number, zh, en), column: columnLetter(column), value }
  }
  return null
}

/** Remarks on headings that nobody knows or that come twice. */
function remarkHeadings({ sheet, header }: ListedSheet, { rejected, warnings }: Remarks): void {
  const row = sheet.rows[header.place]?.number ?? 1
  const remark = (column: number, heading: string, zh: string, en: string): RowRemark => ({
    ...ofSheet(sheet, row, zh, en),
    column: columnLetter(column),
    value: heading.slice(0, 80),
  })
  for (const { column, heading } of header.unknown) {
    warnings.push(remark(column, heading, '不认识的列，未读', 'an unknown column, not read'))
  }
  for (const { column, heading, takenFor } of header.damaged) {
    if (takenFor === null) {
      const zh = '表头有损坏的字节，看不出是哪一列，请改好这个表头后再导入'
      const en = 'damaged bytes in this heading, and no telling which column it is; write it anew'
      rejected.push(remark(column, heading, zh, en))
    } else {
      const zh = `表头有损坏的字节，已按“${takenFor.heading}”读入`
      const en = `damaged bytes in this heading, read as ${takenFor.heading}`
      warnings.push({ ...remark(column, heading, zh, en), heading: takenFor.heading })
    }
  }
  for (const { column, heading } of header.twice) {
    rejected.push(
      remark(column, heading, '与前面某列含义相同', 'means the same as an earlier column'),
    )
  }
}

/** Sheets with what they list, in order of dependence, and remarks on the others. */
function listSheets(sheets: readonly Sheet[], remarks: Remarks): readonly ListedSheet[] {
  const full = sheets.filter((sheet) => sheet.rows.length > 0 && !isExplanation(sheet))
  const listed = full.flatMap((sheet): readonly ListedSheet[] => {
    const header = findHeader(sheet)
    if (header !== null) return [{ sheet, header }]
    const damaged = damagedHeading(sheet)
    const zh = '没有认得出的表头，整张表未读'
    const remark =
      damaged ?? ofSheet(sheet, sheet.rows[0]?.number ?? 1, zh, 'no known headings, not read')
    const isAll = full.length === 1 || damaged !== null
    ;(isAll ? remarks.rejected : remarks.warnings).push(remark)
    return []
  })
  for (const one of listed) remarkHeadings(one, remarks)
  if (listed.length === 0 && remarks.rejected.length === 0) {
    const sheet = full[0] ?? { name: '', from1904: false, rows: [] }
    remarks.rejected.push(ofSheet(sheet, 1, '没有可导入的表', 'nothing that could be imported'))
  }
  const place = ({ header }: ListedSheet): number => SHEET_PLANS.indexOf(header.plan)
  return listed.toSorted((a, b) => place(a) - place(b))
}

/** Lays every row of the file over the draft. Nothing is written; what cannot be read is named. */
export function layOver(draft: DraftRegister, sheets: readonly Sheet[], deps: LayOverDeps): Laid {
  const rejected: RowRemark[] = []
  const warnings: RowRemark[] = []
  const none = () => ({ before: new Map(), now: new Map(), rowOf: new Map() })
  const seen: Seen = { systems: none(), teachers: none() }
  let rows = 0
  for (const { sheet, header } of listSheets(sheets, { rejected, warnings })) {
    const { regionByName, oldRegion } = deps
    const { name, from1904 } = sheet
    const context = { sheet: name, from1904, header, rejected, warnings, regionByName, oldRegion }
    const { records, footers } = withoutFooters(sheet.rows.slice(header.place + 1), header)
    warnings.push(...footers.map((row) => leftOut(sheet, row)), ...remarksOnHidden(sheet))
    for (const row of records) {
      APPLY[header.plan.kind](createRowReader(row, context), draft, seen, deps)
      rows += 1
      if (rows % PROGRESS_EVERY === 0) deps.onRow(rows)
    }
  }
  const count = ({ created, updated, unchanged }: ReturnType<typeof changed>) => ({
    created: created.length,
    updated: updated.length,
    unchanged,
  })
  return {
    rows,
    rejected,
    warnings,
    changes: {
      institutions: count(changed(draft.institutions)),
      systems: count(changed(seen.systems)),
      teachers: count(changed(seen.teachers)),
      rooms: count(changed(draft.rooms)),
      courses: count(changed(draft.courses)),
    },
  }
}
