import { z } from 'zod'
import type { Result } from '../../../core/fault.ts'
import { orRefuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'

export type Backup = (folder: string) => Promise<Result<Readonly<Record<string, string | number>>>>

/** For a command of this machine alone: it names a folder of it. */
export function backupRoute(app: ZodApp, backup: Backup): void {
  app.post('/backup', {
    schema: {
      body: z.object({ folder: z.string().min(1).max(4_096) }),
      response: { 200: z.record(z.string(), z.union([z.string(), z.number()])), ...PROBLEMS },
    },
    handler: async (request) => orRefuse(await backup(request.body.folder)),
  })
}
