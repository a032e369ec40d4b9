/** Below so many, a share is an accident and is not shown. Ours: docs/rules.md §7. */
export const FEWEST_FOR_SHARE = 10
/** Below so many doubly judged cases, kappa says nothing. Ours: docs/rules.md §7. */
export const FEWEST_FOR_KAPPA = 30

/** A part of a whole. `share` is `null` where there are too few to speak of shares. */
export type Part = { readonly part: number; readonly whole: number; readonly share: number | null }

export const partOf = (part: number, whole: number): Part => ({
  part,
  whole,
  share: whole < FEWEST_FOR_SHARE ? null : part / whole,
})

/** How often two raters chose what: `table[i][j]`, the first `i` and the second `j`. Square. */
export type RatingTable = readonly (readonly number[])[]

export type Kappa = {
  readonly value: number
  readonly standardError: number
  /** 95 %, within -1 and 1. */
  readonly low: number
  readonly high: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const within = (value: number): number => Math.min(1, Math.max(-1, value))

/** 97.5 % of a normal distribution. */
const Z = 1.959_963_984_540_054

/** Shares of the cells and of their rows and columns. */
function sharesOf(table: RatingTable) {
  const total = sum(table.map(sum))
  const cells = table.map((row) => row.map((count) => count / total))
  const rows = cells.map(sum)
  const columns = rows.map((_, j) => sum(cells.map((row) => row[j] ?? 0)))
  return { total, cells, rows, columns }
}

/**
 * Cohen's kappa (1960) of two raters with the standard error of Fleiss, Cohen and Everitt (1969). `null`: nothing was
 * rated, or both always chose the same one thing, so that chance alone explains all.
 */
export function cohensKappa(table: RatingTable): Kappa | null {
  const { total, cells, rows, columns } = sharesOf(table)
  if (total === 0) return null
  const observed = sum(cells.map((row, i) => row[i] ?? 0))
  const expected = sum(rows.map((row, i) => row * (columns[i] ?? 0)))
  if (1 - expected < 1e-12) return null
  const value = (observed - expected) / (1 - expected)
  const terms = cells.flatMap((row, i) =>
    row.map((cell, j) => {
      const margins = (columns[i] ?? 0) + (rows[j] ?? 0)
      return cell * ((i === j ? 1 : 0) - margins * (1 - value)) ** 2
    }),
  )
  const variance =
    (sum(terms) - (value - expected * (1 - value)) ** 2) / (total * (1 - expected) ** 2)
  const standardError = Math.sqrt(Math.max(0, variance))
  return {
    value,
    standardError,
    low: within(value - Z * standardError),
    high: within(value + Z * standardError),
  }
}

/** The nearest-rank quantile; `null`: there are no numbers. @param part from 0 to 1 */
export function quantile(numbers: readonly number[], part: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null
}
