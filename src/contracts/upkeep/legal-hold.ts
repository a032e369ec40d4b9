import { z } from 'zod'
import { instantText, reasonText } from '../primitives.ts'

const KINDS = ['violation', 'room'] as const

/** 保全: nothing of it is deleted until somebody lifts it. */
export const legalHold = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    subjectId: z.string(),
    at: instantText,
    who: z.string(),
    why: z.string(),
    liftedAt: instantText.nullable(),
    liftedBy: z.string().nullable(),
    liftedWhy: z.string().nullable(),
  })
  .meta({ id: 'LegalHold' })
export type WireLegalHold = z.infer<typeof legalHold>

export const legalHoldList = z.object({ items: z.array(legalHold), nextCursor: z.null() })

export const legalHoldInput = z.object({
  kind: z.enum(KINDS),
  subjectId: z.string().min(1).max(128),
  reason: reasonText,
})
