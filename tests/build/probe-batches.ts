import type { StageJob } from '../../src/app/pipeline.ts'
import type { BatchPayload } from '../../src/app/plan/probe-batch.ts'

const batchesIn = (jobs: readonly StageJob[]) =>
  jobs
    .filter(({ stage }) => stage === 'probe')
    .map(({ payload, delay = 0 }) => ({ batch: payload as BatchPayload, delay }))

/** The rooms that a tick has probed, in their order, and after how many milliseconds. */
export const plannedProbes = (jobs: readonly StageJob[]): readonly (readonly [string, number])[] =>
  batchesIn(jobs).flatMap(({ batch, delay }) =>
    batch.rooms.map(({ roomId, after }) => [roomId, delay + after] as const),
  )

/** The rooms that a tick enters as not seen, because their platforms have no turn for them. */
export const plannedUnlooked = (jobs: readonly StageJob[]): readonly string[] =>
  batchesIn(jobs).flatMap(({ batch }) => batch.unlooked)

/** What a batch has in hand, of which nothing is done yet. */
export function handOf(job: StageJob) {
  const members = new Set(job.members)
  const followers: StageJob[] = []
  return {
    members,
    followers,
    context: {
      signal: new AbortController().signal,
      members: async () => new Set(members),
      part: async (parted: readonly string[], jobs: readonly { stage: string }[]) => {
        for (const member of parted) members.delete(member)
        followers.push(...(jobs as readonly StageJob[]))
      },
    },
  }
}
