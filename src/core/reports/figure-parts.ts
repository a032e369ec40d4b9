import type { Figure, FigureRow, RowKind } from './figure.ts'
import type { ReportCase } from './report-case.ts'

export type Words = Pick<Figure, 'code' | 'zh' | 'en' | 'unit' | 'how'>

export const counted = (words: Words, rows: readonly FigureRow[]): Figure => ({
  ...words,
  from: 'rows',
  value: rows.length,
  rows,
})

export const reckoned = (words: Words, value: number | null): Figure => ({
  ...words,
  from: 'reckoned',
  value,
})

export const rowsOf = (
  kind: RowKind,
  items: readonly { readonly id: string }[],
): readonly FigureRow[] => items.map(({ id }) => ({ kind, id, violationId: null }))

export const leadRows = (cases: readonly ReportCase[]): readonly FigureRow[] =>
  cases.map(({ violation: { id } }) => ({ kind: 'violation', id, violationId: id }))

/** 一位小数: what is reckoned is not more exact than that. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : tenth((part / whole) * 100)
