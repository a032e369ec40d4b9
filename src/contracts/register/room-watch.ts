import { z } from 'zod'
import { bilingual, dateText, instantText } from '../primitives.ts'
import { SCOPE_PARTS, SWEEP_STANDINGS, UNSEEN_REASONS, WATCH_REASONS } from '../words/vocabulary.ts'

const sweepOfRoom = z.object({
  name: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  standing: z
    .enum(SWEEP_STANDINGS)
    .describe('has-it: it looks at the room; also: it would, were the other one not before it'),
  standingWords: bilingual,
  misses: z.array(z.enum(SCOPE_PARTS)).describe('By what the room is outside of its scope'),
  days: z.object({ from: dateText, to: dateText }).nullable(),
  probeSeconds: z.number().describe('How often it looks whether the room is on air'),
  watchSeconds: z.number().describe('How often it looks while the room is on air'),
})

/** Why a room is or is not watched right now, and what to do about it. */
export const roomWatch = z
  .object({
    watched: z.boolean().describe('Whether a sweep has it now'),
    reason: z.enum(WATCH_REASONS),
    words: bilingual.describe('The reason as a sentence'),
    remedy: bilingual.nullable().describe('What to do about it; null: nothing is to be done'),
    sweep: z.string().nullable().describe('Name of the sweep that has it'),
    nextLookAt: instantText.nullable(),
    until: instantText.nullable().describe('Until when it is so, where that is known'),
    unseenReason: z.enum(UNSEEN_REASONS).nullable(),
    sweeps: z.array(sweepOfRoom),
  })
  .meta({ id: 'RoomWatch' })
export type RoomWatch = z.infer<typeof roomWatch>
