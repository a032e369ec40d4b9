import { z } from 'zod'
import { agreedFields, changeIdField, fileChangeFields, fileDocument } from './law/schedule-file.ts'
import { listQuery } from './list.ts'
import { dateText, instantText, reasonText } from './primitives.ts'
import { lookCost } from './upkeep/cost.ts'
import {
  OBJECT_KINDS,
  ROOM_TIERS,
  RUN_KINDS,
  RUN_STATES,
  STAGES,
  WINDOW_KINDS,
} from './words/vocabulary.ts'

const cadence = z.object({ probeSeconds: z.number(), watchSeconds: z.number() })

/** A run of a sweep: `scheduled` over one day, or `manual`, one look at every room in scope. */
export const sweepRun = z
  .object({
    id: z.string(),
    sweep: z.string(),
    kind: z.enum(RUN_KINDS),
    state: z.enum(RUN_STATES),
    day: dateText,
    startedAt: instantText,
    endedAt: instantText.nullable(),
    who: z.string(),
    why: z.string(),
    backfilled: z.boolean().describe('Opened by a tick that was missed and made up for'),
    progress: z.object({
      rooms: z.int().describe('Rooms that it holds, or held last'),
      looked: z.int().describe('Of these, looked at since the run began'),
      at: instantText,
    }),
    cost: lookCost
      .nullable()
      .exactOptional()
      .describe(
        'Of its day, probes included; null: nothing is known, or a round of a person. Left out by commands',
      ),
    estimatedEnd: instantText.nullable().describe('null: over, off, or not to be told yet'),
  })
  .meta({ id: 'SweepRun' })
export type SweepRun = z.infer<typeof sweepRun>

const daySpan = { from: dateText, to: dateText }

/** The dates of the campaign in the year in which it runs, or runs next. */
const datedCampaign = z.object({
  ...daySpan,
  stages: z.array(z.object({ titleZh: z.string(), titleEn: z.string(), ...daySpan })),
  reports: z.array(
    z.object({
      kind: z.enum(['batch', 'summary']),
      titleZh: z.string(),
      titleEn: z.string(),
      due: dateText,
      covers: z.object(daySpan),
    }),
  ),
})

export const sweep = z
  .object({
    name: z.string(),
    titleZh: z.string(),
    titleEn: z.string(),
    file: z.string().describe('Inside the schedules folder'),
    cron: z.string(),
    zone: z.string(),
    rank: z.int().describe('Of several sweeps that hold a room the highest rank decides'),
    window: z
      .object({
        kinds: z.array(z.enum(WINDOW_KINDS)).describe('None: any time not plainly permitted'),
        from: z.string().nullable().describe('2022-01-25, or 01-25 of every year'),
        to: z.string().nullable(),
        years: z.array(z.int()),
      })
      .nullable()
      .describe('null: always'),
    regions: z.array(z.string()),
    stages: z.array(z.enum(STAGES)),
    platforms: z.array(z.string()),
    kinds: z.array(z.enum(OBJECT_KINDS)),
    tiers: z.array(z.enum(ROOM_TIERS)),
    tags: z.array(z.string()),
    probeSeconds: z.number(),
    watchSeconds: z.number(),
    tierCadence: z.partialRecord(z.enum(ROOM_TIERS), cadence),
    runsToday: z.boolean().describe('Whether today is one of its days'),
    next: z.object(daySpan).nullable().describe('Its days, now or next; null: standing, or over'),
    campaign: datedCampaign.nullable(),
    run: sweepRun.nullable().describe('Of today; null while it has held no room today'),
  })
  .meta({ id: 'Sweep' })
export type Sweep = z.infer<typeof sweep>

export const sweepText = sweep
  .extend({
    text: z.string().describe('The file as it lies there (YAML)'),
    version: z.string().describe('Of this text: hand it back as expectedVersion when it is saved'),
  })
  .meta({ id: 'SweepText' })

/** Of a sweep in an address. */
export const sweepParams = z.object({ name: z.string().regex(/^[a-z0-9-]{1,60}$/) })

export const sweepInput = z
  .object({ ...agreedFields, document: fileDocument })
  .meta({ id: 'NewSweep' })

export const sweepUndoInput = z
  .object({ ...agreedFields, changeId: changeIdField })
  .meta({ id: 'SweepUndo' })

export const sweepChange = z
  .object({
    ...fileChangeFields,
    sweep: sweep.nullable().describe('As it is now; null: there is none of that name'),
  })
  .meta({ id: 'SweepChange' })

/** Why a run is started, paused, resumed or stopped. */
export const runCommand = z.object({ reason: reasonText }).meta({ id: 'RunCommand' })

export const runsQuery = listQuery.extend({
  sweep: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
  state: z.enum(RUN_STATES).optional(),
})
