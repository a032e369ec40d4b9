import { z } from 'zod'
import type { ProofWatch } from '../../../app/proofs/proof-watch.ts'
import type { Logger } from '../../../ports/logger.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'

export type ControlledProofs = Pick<ProofWatch, 'verify' | 'state'>

const checkState = z.object({
  running: z.object({ check: z.string(), looked: z.number() }).nullable(),
  /** What the last check found, with when it ended. */
  last: z.object({ at: z.number(), report: z.unknown() }).nullable(),
})

/** For a command of this machine alone: it takes too long for one answer, so it is begun and then asked about. */
export function proofRoutes(
  app: ZodApp,
  {
    proofs,
    logger,
    who,
  }: { readonly proofs: ControlledProofs; readonly logger: Logger; readonly who: string },
): void {
  const state = () => {
    const { running, last } = proofs.state()
    return { running, last }
  }
  app.post('/journal/verify', {
    schema: {
      body: z.object({ filesPerSecond: z.number().int().min(0).max(1_000) }),
      response: { 202: checkState, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      void proofs
        .verify({ who, filesPerSecond: request.body.filesPerSecond })
        .catch((error: unknown) =>
          logger.error({ error: String(error) }, 'the journal could not be checked'),
        )
      reply.code(202)
      return state()
    },
  })
  app.get('/journal/verify', {
    schema: { response: { 200: checkState, ...PROBLEMS } },
    handler: () => state(),
  })
}
