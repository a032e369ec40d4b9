import { z } from 'zod'
import type { ExportOrder, PackageSummary } from '../../../app/proofs/package/export-package.ts'
import type { Result } from '../../../core/fault.ts'
import type { Clock } from '../../../ports/clock.ts'
import { orRefuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import { withSignsOfLife } from './backup-route.ts'

export type ExportPackage = (order: ExportOrder) => Promise<Result<PackageSummary>>

/** For a command of this machine alone: it names a file of it. */
export function packageRoute(
  app: ZodApp,
  {
    exportPackage,
    clock,
    who,
  }: {
    readonly exportPackage: ExportPackage
    readonly clock: Pick<Clock, 'sleep'>
    readonly who: string
  },
): void {
  app.post('/evidence/package', {
    schema: {
      body: z.object({
        violation: z.string().min(1).max(200),
        file: z.string().min(1).max(4_096),
      }),
      response: {
        200: z.object({
          file: z.string(),
          files: z.number(),
          missing: z.number(),
          lost: z.number(),
        }),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const { violation: violationId, file } = request.body
      return orRefuse(
        await withSignsOfLife(clock, reply, exportPackage({ violationId, file, who })),
      )
    },
  })
}
