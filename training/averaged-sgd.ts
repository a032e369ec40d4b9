import { randomFrom, shuffle } from '../src/core/seeded-random.ts'

/** +1: the weight may not fall below zero; -1: may not rise above it; 0: free. */
export type SignRule = -1 | 0 | 1

/** A screen as numbers that all screens have and as names of things that it has, its label, its importance. */
export type SparseRow = {
  readonly dense: Float32Array
  /** Indices below `FitOptions.sparse`. */
  readonly sparse: Int32Array
  /** What each sparse thing counts. */
  readonly share: number
  readonly label: 0 | 1
  readonly importance: number
}

export type LinearModel = {
  readonly bias: number
  readonly dense: Float64Array
  readonly sparse: Float64Array
}

export type FitOptions = {
  /** Of each dense column; how many there are. */
  readonly signs: readonly SignRule[]
  /** How many sparse things there are. */
  readonly sparse: number
  readonly epochs: number
  readonly rate: number
  readonly ridge: { readonly dense: number; readonly sparse: number }
  readonly seed: number
}

type Parameters = { bias: number; readonly dense: Float64Array; readonly sparse: Float64Array }

/** Rounds whose ends are averaged. */
const AVERAGED = 2

/**
 * Logistic regression by stochastic gradient descent with a rate of its own for each weight (Duchi et al., 2011), the
 * ends of the last rounds averaged (Polyak and Juditsky, 1992). The order is drawn from a seed: same rows, same
 * weights. Sign rules keep what the samples happen to contain from teaching that a curriculum term speaks against a
 * lesson.
 */
export function fitAveraged(rows: readonly SparseRow[], options: FitOptions): LinearModel {
  const columns = options.signs.length
  const scale = scalesOf(rows, columns)
  const { sparse } = options
  const now: Parameters = zeros(columns, sparse)
  const average: Parameters = zeros(columns, sparse)
  const squares = { dense: filled(columns), sparse: filled(sparse) }
  const mean = rows.reduce((sum, { importance }) => sum + importance, 0) / rows.length
  const random = randomFrom(options.seed)
  const order = Int32Array.from(rows, (_, i) => i)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random)
    for (const at of order) {
      const row = rows[at]
      if (row !== undefined) step(now, squares, scale, row, row.importance / mean, options)
    }
    if (epoch >= options.epochs - AVERAGED) addTo(average, now, 1 / AVERAGED)
  }
  return { ...average, dense: average.dense.map((weight, j) => weight / (scale[j] ?? 1)) }
}

export function logOddsOf(
  model: LinearModel,
  row: Pick<SparseRow, 'dense' | 'sparse' | 'share'>,
): number {
  let sum = model.bias
  for (let j = 0; j < row.dense.length; j += 1) sum += (model.dense[j] ?? 0) * (row.dense[j] ?? 0)
  for (const j of row.sparse) sum += row.share * (model.sparse[j] ?? 0)
  return sum
}

type Squares = { readonly dense: Float64Array; readonly sparse: Float64Array }

function step(
  now: Parameters,
  squares: Squares,
  scale: Float64Array,
  row: SparseRow,
  importance: number,
  { rate, ridge, signs }: FitOptions,
): void {
  const { dense, sparse, share, label } = row
  const error = (1 / (1 + Math.exp(-sumOf(now, scale, row))) - label) * importance
  for (let j = 0; j < dense.length; j += 1) {
    const slope = (error * (dense[j] ?? 0)) / (scale[j] ?? 1)
    move(now.dense, squares.dense, j, slope + ridge.dense * (now.dense[j] ?? 0), rate)
    if ((signs[j] ?? 0) * (now.dense[j] ?? 0) < 0) now.dense[j] = 0
  }
  for (const j of sparse) {
    move(now.sparse, squares.sparse, j, error * share + ridge.sparse * (now.sparse[j] ?? 0), rate)
  }
  now.bias -= 0.1 * rate * error
}

function sumOf(now: Parameters, scale: Float64Array, { dense, sparse, share }: SparseRow): number {
  let sum = now.bias
  for (let j = 0; j < dense.length; j += 1) {
    sum += ((now.dense[j] ?? 0) * (dense[j] ?? 0)) / (scale[j] ?? 1)
  }
  for (const j of sparse) sum += share * (now.sparse[j] ?? 0)
  return sum
}

function move(
  weights: Float64Array,
  squares: Float64Array,
  j: number,
  slope: number,
  rate: number,
): void {
  const square = (squares[j] ?? 0) + slope * slope
  squares[j] = square
  weights[j] = (weights[j] ?? 0) - (rate * slope) / Math.sqrt(square)
}

/** A feature that hardly occurs must not be blown up to the size of the others. */
function scalesOf(rows: readonly SparseRow[], columns: number): Float64Array {
  const power = new Float64Array(columns)
  for (const { dense } of rows) {
    for (let j = 0; j < columns; j += 1) power[j] = (power[j] ?? 0) + (dense[j] ?? 0) ** 2
  }
  return power.map((sum) => Math.max(0.15, Math.sqrt(sum / rows.length)))
}

const zeros = (dense: number, sparse: number): Parameters => ({
  bias: 0,
  dense: new Float64Array(dense),
  sparse: new Float64Array(sparse),
})

const filled = (length: number): Float64Array => new Float64Array(length).fill(0.01)

function addTo(sum: Parameters, one: Parameters, share: number): void {
  sum.bias += share * one.bias
  for (let j = 0; j < one.dense.length; j += 1) {
    sum.dense[j] = (sum.dense[j] ?? 0) + share * (one.dense[j] ?? 0)
  }
  for (let j = 0; j < one.sparse.length; j += 1) {
    sum.sparse[j] = (sum.sparse[j] ?? 0) + share * (one.sparse[j] ?? 0)
  }
}
