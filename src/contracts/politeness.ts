import { z } from 'zod'
import { bilingual, instantText } from './primitives.ts'

/** `slowed`: less often than the budget allows, because it pushed back; `closed`: not looked at until then. */
export const PLATFORM_STATES = ['free', 'slowed', 'closed'] as const

/** What a room's platform allows right now. */
export const roomPlatform = z.object({
  name: z.string(),
  state: z.enum(PLATFORM_STATES),
  /** When it may be looked at again; `null` while nothing holds looks back. */
  nextLookAt: instantText.nullable(),
  words: bilingual.nullable(),
})

const platformPace = z
  .object({
    name: z.string(),
    state: z.enum(PLATFORM_STATES),
    looksPerMinute: z.number().describe('Now; below the budget while slowed'),
    budgetPerMinute: z.number(),
    budgetConcurrency: z.number().int(),
    inFlight: z.number().int(),
    failuresInARow: z.number().int(),
    closedUntil: instantText.nullable(),
    closedBecause: z.enum(['risk-control', 'failing']).nullable(),
    lastLookAt: instantText.nullable(),
  })
  .meta({ id: 'PlatformPace' })

const platformHour = z
  .object({
    name: z.string(),
    hour: instantText,
    looks: z.number().int(),
    budgetPerMinute: z.number(),
    budgetConcurrency: z.number().int(),
    shortestGapMillis: z.number().nullable(),
    mostInFlight: z.number().int(),
    waits: z.number().int(),
    waitedSeconds: z.number(),
    refusals: z.number().int(),
    pushedBack: z.number().int(),
    failed: z.number().int(),
    overruns: z.number().int(),
  })
  .meta({ id: 'PlatformHour' })

export const politenessReport = z
  .object({
    from: instantText,
    to: instantText,
    /** No hour of the ledger breaks the budget it names. */
    obeyed: z.boolean(),
    breaches: z.array(
      z.object({
        name: z.string(),
        hour: instantText,
        what: z.enum(['overruns', 'rate', 'gap', 'concurrency']),
      }),
    ),
    platforms: z.array(platformPace),
    hours: z.array(platformHour),
  })
  .meta({ id: 'PolitenessReport' })
export type PolitenessReport = z.infer<typeof politenessReport>

/** Without them: the last 24 hours. */
export const politenessQuery = z.object({
  from: instantText.optional(),
  to: instantText.optional(),
})
