import { z } from 'zod'
import { instantText, reasonText, regionCode } from '../primitives.ts'
import { ROOM_TIERS } from '../words/vocabulary.ts'

const fieldValue = z.unknown().describe('JSON that stood in the field; null: nothing')

/** One change of a record of the register. */
export const recordChange = z
  .object({
    sequence: z.int().describe('In the journal'),
    at: instantText,
    who: z.string(),
    why: z.string(),
    kind: z
      .enum(['made', 'changed', 'removed'])
      .describe('made: the first that the journal has of it'),
    changes: z.array(
      z.object({
        field: z.string().describe('Names joined by dots: dossier.licence.number'),
        from: fieldValue,
        to: fieldValue,
      }),
    ),
  })
  .meta({ id: 'RecordChange' })
export type RecordChange = z.infer<typeof recordChange>

const tags = z.array(z.string().trim().min(1).max(60)).max(20).readonly()

/** As many as a page of a list has, and a bit more. */
const MOST_ROOMS = 1_000

export const roomsChangeInput = z
  .object({
    rooms: z
      .array(
        z.object({
          id: z.string().min(1).max(128),
          expectedVersion: z.string().max(64).nullable().default(null),
        }),
      )
      .min(1)
      .max(MOST_ROOMS),
    change: z.object({
      tier: z.enum(ROOM_TIERS).exactOptional(),
      region: regionCode.exactOptional(),
      active: z.boolean().exactOptional().describe('false: not watched any more'),
      addTags: tags.exactOptional(),
      removeTags: tags.exactOptional(),
    }),
    dryRun: z.boolean().default(false).describe('true: look only, nothing is written'),
    reason: reasonText,
  })
  .meta({ id: 'RoomsChange' })

const touched = z.object({
  tier: z.enum(ROOM_TIERS),
  region: z.string(),
  active: z.boolean(),
  tags: z.array(z.string()),
})

export const roomsChanged = z
  .object({
    changeId: z.string().nullable().describe('Hand it to undo; null: nothing was written'),
    rooms: z.array(
      z.object({ id: z.string(), title: z.string(), before: touched, after: touched }),
    ),
    unchanged: z.int().describe('Rooms that are like this already'),
  })
  .meta({ id: 'RoomsChanged' })
export type RoomsChanged = z.infer<typeof roomsChanged>

export const roomsUndoInput = z
  .object({ changeId: z.string().min(1).max(64), reason: reasonText })
  .meta({ id: 'RoomsUndo' })
