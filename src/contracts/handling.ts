import { z } from 'zod'
import { bilingual, instantText, reasonText } from './primitives.ts'
import { reasonInput, violation } from './violation.ts'
import { ROLES } from './words/access-words.ts'

export const claimInput = reasonInput
  .extend({
    takeOver: z.boolean().default(false).describe('从他人手中接手 Take it from whoever holds it'),
  })
  .meta({ id: 'Claim' })

export const assignInput = reasonInput
  .extend({
    assignee: z
      .string()
      .min(1)
      .max(100)
      .nullable()
      .describe('账号名;null:不再指派 Name of an account; null: nobody in particular'),
  })
  .meta({ id: 'Assign' })

const followed = bilingual.extend({
  kind: z.enum(['cut', 'letter', 'card']),
  id: z.string().nullable().describe('null:没有 There is none'),
  undoable: z.boolean().describe('仍有效，可另行撤销 It stands, and can be taken back by itself'),
})

/** A decision that was gone back on, and all that had followed upon it. */
export const takenBack = z
  .object({ violation, followed: z.array(followed) })
  .meta({ id: 'TakenBack' })
/** As it was dismissed, and what had been done upon it before: a cut that stands is undone by itself. */
export const dismissed = violation.extend({ followed: z.array(followed) }).meta({ id: 'Dismissed' })
export type WireDismissed = z.infer<typeof dismissed>
export type WireTakenBack = z.infer<typeof takenBack>

export const NOTE_AUDIENCES = ['internal', 'public'] as const
const audience = z
  .enum(NOTE_AUDIENCES)
  .describe(
    'internal:仅内部;public:可对外 internal: for those who work here; public: may be told outside',
  )

export const note = z
  .object({
    id: z.string(),
    at: instantText,
    by: z.string(),
    audience,
    text: z.string(),
    replaces: z
      .string()
      .nullable()
      .describe('替换哪一条；原文保留 The note in whose place it stands; that one is kept'),
  })
  .meta({ id: 'Note' })
export type WireNote = z.infer<typeof note>

export const noteInput = z
  .strictObject({
    text: reasonText,
    audience,
    replaces: z.string().min(1).max(128).nullable().default(null),
  })
  .meta({ id: 'NewNote' })

export const colleague = z
  .object({ name: z.string(), role: z.enum(ROLES) })
  .meta({ id: 'Colleague' })
export type Colleague = z.infer<typeof colleague>

const said = {
  page: z.enum(['wall', 'records', 'timeline']),
  name: z.string().trim().min(1).max(60),
  search: z
    .string()
    .max(1_000)
    .regex(/^(\?|$)/)
    .describe('页面地址中问号起的部分 What stands from ? on in the address of the page'),
}

export const savedView = z.object({ id: z.string(), ...said }).meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof savedView>
export const savedViewInput = z.strictObject(said).meta({ id: 'NewSavedView' })
