import { z } from 'zod'
import { instantText } from '../primitives.ts'
import { partName } from '../system.ts'

/** What the machine knows of itself besides `SystemInfo`. Folders and places are for administrators alone. */
export const healthFacts = z
  .object({
    parts: z
      .array(
        z.object({
          name: partName,
          ready: z.boolean(),
          since: instantText,
          atLeast: z
            .boolean()
            .describe('true：至少自那时起 It was so when this process began to look'),
        }),
      )
      .describe('本进程的各部分自何时如此 Since when the parts of this process are as they are'),
    evidence: z
      .object({
        place: z.string().nullable(),
        waiting: z.number().int(),
        lost: z.number().int(),
      })
      .nullable(),
    space: z
      .object({
        freeBytes: z.number().int(),
        scarce: z.boolean(),
        folder: z.string().nullable(),
      })
      .nullable()
      .describe('null：不用内置数据库，或无人看着 No embedded database, or not watched'),
    readers: z.object({ deaths: z.number().int(), refused: z.number().int() }).nullable(),
    clock: z.object({ steps: z.number().int(), lastStepSeconds: z.number() }).nullable(),
    calendarKnownUntil: z.iso
      .date()
      .nullable()
      .describe('放假安排已导入到哪一天 The last day whose arrangement is official'),
    heartbeatSet: z.boolean().describe('设置了对外心跳 Somebody outside is told'),
    marks: z
      .object({
        heartbeatSentAt: instantText.nullable(),
        heartbeatFailedAt: instantText.nullable(),
        backupAt: instantText.nullable().describe('最近一次备份 The last backup that was finished'),
      })
      .nullable()
      .describe('null：数据库不可用，无从得知 The database is away: nobody can know'),
  })
  .meta({ id: 'HealthFacts' })
export type HealthFacts = z.infer<typeof healthFacts>
