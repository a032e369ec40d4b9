import type { SheetCell, SheetRow } from '../../ports/spreadsheets.ts'
import { answers, type FooterWord, footerWord, isTally } from './footer-words.ts'
import type { FoundHeader } from './headings/find-header.ts'

const textOf = (cell: SheetCell | undefined): string => {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell
  return value === undefined || value === null ? '' : String(value).trim()
}

type Said = {
  readonly column: number
  /** What it says as a footer by itself. */
  readonly word: FooterWord | null
  /** Part of a footer: by itself, as the answer to a label, or as the number of a total. */
  readonly explained: boolean
  /** Could be what a record holds: no word of a footer, or one that could as well be a name. */
  readonly isOwn: boolean
}

/** Filled cells with what they say; a merged cell stands once, however many columns it covers. None when the first says nothing of a footer. */
function saidIn({ cells }: SheetRow, { plan, columns }: FoundHeader): readonly Said[] {
  const filled = cells
    .map((cell, column) => ({ column, text: textOf(cell) }))
    .filter(({ column, text }) => text !== '' && text !== textOf(cells[column - 1]))
  const first = filled[0] === undefined ? null : footerWord(filled[0].text)
  if (first === null) return []
  const codes = new Set(
    plan.fields.filter(({ isCode }) => isCode === true).map(({ field }) => columns.get(field)),
  )
  // A region's six digits are no count.
  const counts = (column: number, text: string): boolean =>
    first.kind === 'total' && isTally(text) && !(codes.has(column) && /^\d{6,}$/.test(text))
  const said: Said[] = []
  for (const { column, text } of filled) {
    const word = footerWord(text)
    const before = said.at(-1)?.word ?? null
    const tally = counts(column, text)
    const explained = word !== null || tally || (before !== null && answers(text, before))
    const isOwn = word === null ? !tally : word.bare
    said.push({ column, word, explained, isOwn })
  }
  return said
}

const OWNER = ['ownerCode', 'ownerName']
const ADDRESS = ['pageUrl', 'streamUrls']

/** What a record of the list cannot be without; one of each group is enough. */
const neededBy = ({ plan }: FoundHeader): readonly (readonly string[])[] => {
  const has = (group: readonly string[]): boolean =>
    plan.fields.some(({ field }) => group.includes(field))
  return [
    ...plan.fields
      .filter(({ field, required }) => required === true || field === plan.mark)
      .map(({ field }) => [field]),
    ...[OWNER, ADDRESS].filter(has),
  ]
}

/** How many of them hold something that a record could hold. */
function filledGroups(said: readonly Said[], header: FoundHeader): number {
  const own = new Set(said.filter(({ isOwn }) => isOwn).map(({ column }) => column))
  const isFilled = (field: string): boolean => own.has(header.columns.get(field) ?? -1)
  return neededBy(header).filter((group) => group.some(isFilled)).length
}

/** Footer through and through. A single word that could be a name, with one more cell, is not sure enough. */
function isAllFooter(said: readonly Said[], header: FoundHeader): boolean {
  if (said.some(({ explained }) => !explained)) return false
  const marks = said.flatMap(({ word }) => word ?? [])
  if (marks.length > 1 || said.length === 1) return true
  if (marks.some(({ bare, person, kind }) => !bare || person || kind === 'total')) return true
  return filledGroups(said, header) < neededBy(header).length
}

type FooterKind = 'anywhere' | 'at-the-end'

function footerKind(row: SheetRow, header: FoundHeader): FooterKind | null {
  const said = saidIn(row, header)
  const first = said[0]?.word ?? null
  if (first === null) return null
  const kind = first.kind === 'total' || first.kind === 'page' ? 'anywhere' : 'at-the-end'
  return isAllFooter(said, header) || filledGroups(said, header) <= 1 ? kind : null
}

export type DividedRows = {
  readonly records: readonly SheetRow[]
  readonly footers: readonly SheetRow[]
}

/**
 * The rows below the headings, without what offices write under and between them: totals and page numbers wherever they
 * stand, and signatures, stamps, dates and notes at the end of the table. A row that holds two of the things a record
 * needs, beside what a footer explains, is a record.
 */
export function withoutFooters(rows: readonly SheetRow[], header: FoundHeader): DividedRows {
  const kinds = rows.map((row) => footerKind(row, header))
  const end = kinds.lastIndexOf(null) + 1
  const isFooter = (place: number): boolean =>
    kinds[place] === 'anywhere' || (kinds[place] === 'at-the-end' && place >= end)
  return {
    records: rows.filter((_, place) => !isFooter(place)),
    footers: rows.filter((_, place) => isFooter(place)),
  }
}
