import { DAY } from './fill-timeline.ts'
import type { Stand } from './stand.ts'

const FORMS = ['csv', 'jsonl', 'xlsx', 'parquet'] as const
const LOOK_EACH_MILLISECONDS = 50

/** What the program holds while something is done: before, and at most. */
async function held<T>(stand: Stand, work: () => Promise<T>) {
  const before = await stand.memory()
  let most = before
  const looking = setInterval(() => {
    void stand.memory().then((now) => {
      most = Math.max(most, now)
    })
  }, LOOK_EACH_MILLISECONDS)
  try {
    return { done: await work(), before, most }
  } finally {
    clearInterval(looking)
  }
}

/** A month and a year of everything in each form. Memory that grew with the rows would be twelve times as much. */
export async function measureExports(stand: Stand) {
  const report = []
  for (const form of FORMS) {
    for (const days of [30, 365]) {
      const query = new URLSearchParams({
        from: new Date(stand.end - days * DAY).toISOString(),
        to: new Date(stand.end + DAY).toISOString(),
      })
      const began = performance.now()
      const { done, before, most } = await held(stand, () =>
        stand.drain(`/violations.${form}?${query}`),
      )
      const seconds = Math.round((performance.now() - began) / 100) / 10
      const mebibytes = Math.round(done / 1_048_576)
      report.push({ form, days, seconds, mebibytes, memoryBefore: before, memoryAtMost: most })
    }
  }
  return report
}
