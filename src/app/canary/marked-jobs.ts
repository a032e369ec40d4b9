import type { CanaryShow } from '../../core/canary/canary-run.ts'
import type { Job } from '../../ports/job-queue.ts'

type Marked = { readonly canary?: CanaryShow }

/** Jobs of a canary: whoever works them knows, and so are those that follow from them. */
export const markCanary = <J extends Job>(jobs: readonly J[], canary: CanaryShow): readonly J[] =>
  jobs.map((job) => ({
    ...job,
    payload: { ...(job.payload as object), canary },
    // Who looks at it has to draw it first, in a browser.
    ...(job.stage === 'probe' || job.stage === 'watch' ? { demanding: true } : {}),
  }))

/** What the stage is to be given, and the canary that it is about; `null`: it is about what is real. */
export function unmarked(payload: unknown): {
  readonly payload: unknown
  readonly canary: CanaryShow | null
} {
  if (typeof payload !== 'object' || payload === null || !('canary' in payload)) {
    return { payload, canary: null }
  }
  const { canary, ...rest } = payload as Marked
  return { payload: rest, canary: canary ?? null }
}
