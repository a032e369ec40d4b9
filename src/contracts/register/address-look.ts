import { z } from 'zod'
import { bilingual, instantText, regionCode } from '../primitives.ts'
import {
  ACTORS,
  CLASSIFICATION_LABELS,
  RULE_CODES,
  STAGES,
  SUBJECTS,
  UNSEEN_REASONS,
} from '../words/vocabulary.ts'

export const addressLookInput = z
  .object({
    url: z.string().trim().min(1).max(2_048),
    region: regionCode,
    actor: z.enum(ACTORS),
    stage: z.enum(STAGES),
  })
  .meta({ id: 'AddressToLookAt' })

/** What an address is, what is on it now, and whether that may be taught there and now. Nothing is recorded. */
export const addressLook = z
  .object({
    url: z.string(),
    checkedAt: instantText,
    airState: z.enum(['on-air', 'off-air', 'unseen']),
    unseenReason: z.enum(UNSEEN_REASONS).nullable(),
    unseenWords: bilingual.nullable(),
    /** `page`: a page whose player leads to a stream. */
    source: z
      .object({
        kind: z.string(),
        width: z.number().nullable(),
        height: z.number().nullable(),
        recording: z.boolean(),
      })
      .nullable(),
    pageTitle: z.string().nullable(),
    picture: z.string().nullable().describe('JPEG in base64; null: nothing was seen'),
    lines: z.array(z.string()).describe('What was read off the picture'),
    label: z.enum(CLASSIFICATION_LABELS).nullable(),
    subjects: z.array(z.enum(SUBJECTS)),
    outcome: z
      .enum(['violation', 'review', 'clean', 'off-air', 'unseen'])
      .describe('One look alone; a lead, never a finding'),
    legalTime: z
      .object({
        verdict: z.enum(['permitted', 'review', 'forbidden']),
        rule: z.enum(RULE_CODES).nullable(),
        reason: bilingual,
        until: instantText.nullable(),
      })
      .nullable()
      .describe('What subject teaching would be there right now'),
    known: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .describe('Rooms that are registered with it already'),
  })
  .meta({ id: 'AddressLook' })
export type AddressLook = z.infer<typeof addressLook>
