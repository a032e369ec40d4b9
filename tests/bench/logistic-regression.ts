/** Rows of features with their labels (1 school subject, 0 anything else) and their importance. */
export type TrainingSet = {
  readonly rows: readonly (readonly number[])[]
  readonly labels: readonly number[]
  readonly importance: readonly number[]
}

/** +1: the weight may not fall below zero; -1: may not rise above it; 0: free. */
export type SignRule = -1 | 0 | 1

export type LinearModel = { readonly weights: readonly number[]; readonly bias: number }

const ITERATIONS = 500
const STEP = 0.05

/**
 * Logistic regression with ridge penalty on standardised features, by full-batch Adam (Kingma and Ba, 2015), starting
 * from zero: no randomness, so the same rows give the same weights. Sign rules keep what the sample happens to
 * contain from teaching that a curriculum term speaks against a lesson.
 */
export function fitLogistic(
  set: TrainingSet,
  signs: readonly SignRule[],
  ridge: number,
): LinearModel {
  const scale = scalesOf(set.rows)
  const columns = scale.length
  const data = set.rows.map((row) => Float64Array.from(row, (value, j) => value / (scale[j] ?? 1)))
  const parameters = new Float64Array(columns + 1)
  const moments = { mean: new Float64Array(columns + 1), square: new Float64Array(columns + 1) }
  for (let iteration = 1; iteration <= ITERATIONS; iteration += 1) {
    const gradient = gradientOf(data, set, parameters)
    for (let j = 0; j < columns; j += 1) {
      gradient[j] = (gradient[j] ?? 0) + ridge * (parameters[j] ?? 0)
    }
    descend(parameters, gradient, moments, iteration)
    for (let j = 0; j < columns; j += 1) {
      if ((signs[j] ?? 0) * (parameters[j] ?? 0) < 0) parameters[j] = 0
    }
  }
  return {
    weights: scale.map((value, j) => (parameters[j] ?? 0) / value),
    bias: parameters[columns] ?? 0,
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
    square[j] = 0.999 * (square[j] ?? 0) + 0.001 * slope * slope
    const direction = (mean[j] ?? 0) / (1 - 0.9 ** iteration)
    const spread = Math.sqrt((square[j] ?? 0) / (1 - 0.999 ** iteration)) + 1e-8
    parameters[j] = (parameters[j] ?? 0) - (rate * direction) / spread
  }
}

export function logitOf(model: LinearModel, row: readonly number[]): number {
  return row.reduce((sum, value, j) => sum + value * (model.weights[j] ?? 0), model.bias)
}

function scalesOf(rows: readonly (readonly number[])[]): readonly number[] {
  const columns = rows[0]?.length ?? 0
  return Array.from({ length: columns }, (_, j) => {
    const power = rows.reduce((sum, row) => sum + (row[j] ?? 0) ** 2, 0) / rows.length
    // A feature that hardly occurs must not be blown up to the size of the others.
    return Math.max(0.15, Math.sqrt(power))
  })
}

function gradientOf(
  data: readonly Float64Array[],
  set: TrainingSet,
  parameters: Float64Array,
): Float64Array {
  const total = set.importance.reduce((sum, value) => sum + value, 0)
  const columns = parameters.length - 1
  const gradient = new Float64Array(columns + 1)
  for (const [i, row] of data.entries()) {
    let logit = parameters[columns] ?? 0
    for (let j = 0; j < columns; j += 1) logit += (parameters[j] ?? 0) * (row[j] ?? 0)
    const error =
      ((1 / (1 + Math.exp(-logit)) - (set.labels[i] ?? 0)) * (set.importance[i] ?? 1)) / total
    for (let j = 0; j < columns; j += 1) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0)
    gradient[columns] = (gradient[columns] ?? 0) + error
  }
  return gradient
}
