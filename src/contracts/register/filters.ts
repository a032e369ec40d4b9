import { z } from 'zod'
import { placedListQuery } from '../list.ts'
import { CLOUD_PLATFORMS, SERVER_PLATFORMS } from '../words/cut-vocabulary.ts'
import { OBJECT_KINDS, ROOM_STATES, ROOM_TIERS, STAGES } from '../words/vocabulary.ts'

const text = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .describe('A piece of a name or an address; capitals do not matter')

/** How a room is cut; `none`: it cannot be. */
export const CUT_FILTERS = [
  ...SERVER_PLATFORMS,
  ...CLOUD_PLATFORMS,
  'webhook',
  'letter',
  'none',
] as const

export const roomsQuery = placedListQuery.extend({
  institutionId: z.string().min(1).max(128).optional(),
  text,
  platform: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .optional()
    .describe('Name in politeness.yaml, or a registered domain'),
  stage: z.enum(STAGES).optional(),
  tier: z.enum(ROOM_TIERS).optional(),
  tag: z.string().trim().min(1).max(60).optional(),
  state: z.enum(ROOM_STATES).optional(),
  active: z.enum(['true', 'false']).optional().describe('Whether it is watched at all'),
  cut: z.enum(CUT_FILTERS).optional(),
  kind: z.enum(OBJECT_KINDS).optional().describe('Of its institution'),
})

export const institutionsQuery = placedListQuery.extend({
  text,
  kind: z.enum(OBJECT_KINDS).optional(),
  stage: z.enum(STAGES).optional(),
})
