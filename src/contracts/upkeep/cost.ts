import { z } from 'zod'

/** What looking cost: bytes exactly, processor time as a share of what the processes that look spent. */
export const lookCost = z
  .object({
    coreSeconds: z.number().describe('Processor time, children included; a share of the whole'),
    bytes: z.int(),
    watchedHours: z.number().describe('Hours that rooms were under watch, added up'),
    looks: z.int(),
    probes: z.int().describe('Of a sweep; 0 of a room, whose probes are its sweep’s'),
    perRoomHour: z
      .object({ coreSeconds: z.number(), bytes: z.int() })
      .nullable()
      .describe('Of one room under watch for an hour; null: watched for less than a minute'),
  })
  .meta({ id: 'LookCost' })
export type WireCost = z.infer<typeof lookCost>
