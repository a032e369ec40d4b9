import { setTimeout as delay } from 'node:timers/promises'

/** One thing that is asked; resolves once the whole answer is there, rejects for any that is no success. */
export type Question = {
  readonly name: string
  /** How often it is asked, as a share of all. */
  readonly weight: number
  readonly ask: () => Promise<unknown>
}

export type Times = {
  readonly asked: number
  readonly failed: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

export function timesOf(took: readonly number[], failed = 0): Times {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN)
  return { asked: took.length, failed, p50: at(0.5), p99: at(0.99), most: at(1) }
}

/** The order in which they are asked: each as often as its weight says, spread evenly. */
function turns(questions: readonly Question[], many: number): readonly Question[] {
  const whole = questions.reduce((sum, { weight }) => sum + weight, 0)
  const owed = questions.map((question) => ({ question, debt: 0 }))
  return Array.from({ length: many }, () => {
    for (const one of owed) one.debt += one.question.weight / whole
    const next = owed.reduce((most, one) => (one.debt > most.debt ? one : most))
    next.debt -= 1
    return next.question
  })
}

/**
 * Asks at a steady rate, whether or not the answers come: an answer is timed from when it should have been asked, so that
 * a server that stands still is seen to.
 */
export async function askSteadily(
  questions: readonly Question[],
  aSecond: number,
  seconds: number,
): Promise<Readonly<Record<string, Times>>> {
  const took = new Map<string, number[]>(questions.map(({ name }) => [name, []]))
  const failed = new Map<string, number>()
  const began = performance.now()
  const order = turns(questions, Math.round(aSecond * seconds))
  const underWay = order.map(async ({ name, ask }, turn) => {
    const due = began + (turn * 1_000) / aSecond
    await delay(Math.max(0, due - performance.now()))
    try {
      await ask()
    } catch (error) {
      if (!failed.has(name)) process.stderr.write(`${name}: ${String(error)}\n`)
      failed.set(name, (failed.get(name) ?? 0) + 1)
    }
    took.get(name)?.push(performance.now() - due)
  })
  await Promise.all(underWay)
  return Object.fromEntries(
    [...took].map(([name, times]) => [name, timesOf(times, failed.get(name))]),
  )
}

/** Asks one at a time, in rounds, so that all meet the same moments. */
export async function askInTurn(
  questions: readonly Question[],
  rounds: number,
): Promise<Readonly<Record<string, Times>>> {
  const took = new Map<string, number[]>(questions.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, ask } of questions) {
      const began = performance.now()
      await ask()
      took.get(name)?.push(performance.now() - began)
    }
  }
  return Object.fromEntries([...took].map(([name, times]) => [name, timesOf(times)]))
}
