/** +1: the weight may not fall below zero; -1: may not rise above it; 0: free. */
export type SignRule = -1 | 0 | 1

/** A screen as features, the terms that it shows, its label (1 school subject, 0 anything else), its importance. */
export type TrainingRow = {
  readonly features: readonly number[]
  readonly terms: readonly number[]
  readonly label: 0 | 1
  readonly importance: number
}

export type LinearModel = {
  readonly weights: readonly number[]
  readonly bias: number
  /** What a term adds to what its class says. */
  readonly ofTerm: Float64Array
}

export type FitOptions = {
  readonly signs: readonly SignRule[]
  readonly terms: number
  /** Penalties: the features are few and shared by all screens, a term is known from a handful of screens only. */
  readonly ridge: { readonly features: number; readonly terms: number }
}

const ITERATIONS = 150
const STEP = 0.1

/**
 * Logistic regression with ridge penalty on standardised features and on term indicators, by full-batch Adam (Kingma
 * and Ba, 2015), starting from zero: no randomness, so the same rows give the same weights. Sign rules keep what the
 * samples happen to contain from teaching that a curriculum term speaks against a lesson.
 */
export function fitLogistic(rows: readonly TrainingRow[], options: FitOptions): LinearModel {
  const scale = scalesOf(rows)
  const columns = scale.length
  const data = rows.map(({ features }) =>
    Float64Array.from(features, (value, j) => value / (scale[j] ?? 1)),
  )
  const count = columns + options.terms + 1
  const ridge = Float64Array.from({ length: count }, (_, j) =>
    j < columns ? options.ridge.features : j < count - 1 ? options.ridge.terms : 0,
  )
  const parameters = new Float64Array(count)
  const moments = { mean: new Float64Array(count), square: new Float64Array(count) }
  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    const gradient = gradientOf(rows, data, parameters)
    for (let j = 0; j < count; j += 1) {
      gradient[j] = (gradient[j] ?? 0) + (ridge[j] ?? 0) * (parameters[j] ?? 0)
    }
    descend(parameters, gradient, moments, iteration)
    for (let j = 0; j < columns; j += 1) {
      if ((options.signs[j] ?? 0) * (parameters[j] ?? 0) < 0) parameters[j] = 0
    }
  }
  return {
    weights: scale.map((value, j) => (parameters[j] ?? 0) / value),
    ofTerm: parameters.slice(columns, count - 1),
    bias: parameters[count - 1] ?? 0,
  }
}

/** One step of Adam. */
function descend(
  parameters: Float64Array,
  gradient: Float64Array,
  moments: { readonly mean: Float64Array; readonly square: Float64Array },
  iteration: number,
): void {
  const rate = iteration < ITERATIONS * 0.7 ? STEP : STEP / 5
  const { mean, square } = moments
  for (let j = 0; j < parameters.length; j += 1) {
    const slope = gradient[j] ?? 0
    mean[j] = 0.9 * (mean[j] ?? 0) + 0.1 * slope
    square[j] = 0.99 * (square[j] ?? 0) + 0.01 * slope * slope
    const direction = (mean[j] ?? 0) / (1 - 0.9 ** iteration)
    const spread = Math.sqrt((square[j] ?? 0) / (1 - 0.99 ** iteration)) + 1e-8
    parameters[j] = (parameters[j] ?? 0) - (rate * direction) / spread
  }
}

function scalesOf(rows: readonly TrainingRow[]): readonly number[] {
  const columns = rows[0]?.features.length ?? 0
  return Array.from({ length: columns }, (_, j) => {
    const power = rows.reduce((sum, { features }) => sum + (features[j] ?? 0) ** 2, 0) / rows.length
    // A feature that hardly occurs must not be blown up to the size of the others.
    return Math.max(0.15, Math.sqrt(power))
  })
}

function gradientOf(
  rows: readonly TrainingRow[],
  data: readonly Float64Array[],
  parameters: Float64Array,
): Float64Array {
  const total = rows.reduce((sum, { importance }) => sum + importance, 0)
  const columns = data[0]?.length ?? 0
  const last = parameters.length - 1
  const gradient = new Float64Array(parameters.length)
  const add = (j: number, error: number): void => {
    gradient[j] = (gradient[j] ?? 0) + error
  }
  for (const [i, { terms, label, importance }] of rows.entries()) {
    const row = data[i] ?? new Float64Array()
    const logit =
      (parameters[last] ?? 0) +
      dot(row, parameters) +
      terms.reduce((sum, term) => sum + (parameters[columns + term] ?? 0), 0)
    const error = ((1 / (1 + Math.exp(-logit)) - label) * importance) / total
    for (let j = 0; j < columns; j += 1) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0)
    for (const term of terms) add(columns + term, error)
    add(last, error)
  }
  return gradient
}

function dot(row: Float64Array, parameters: Float64Array): number {
  let sum = 0
  for (let j = 0; j < row.length; j += 1) sum += (parameters[j] ?? 0) * (row[j] ?? 0)
  return sum
}
