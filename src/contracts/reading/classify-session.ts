import { z } from 'zod'
import { instantText } from '../primitives.ts'
import { CLASSIFIED_STAGES, SUBJECTS } from '../words/vocabulary.ts'

const sessionName = z.union([z.string(), z.number()])

/** A line of `xuncha classify --sessions`, in order of time within its session. */
export const sessionLook = z.object({
  session: sessionName,
  at: instantText,
  text: z.string(),
  /** `false`: the screen of the look before; left out: whether the text differs. */
  changed: z.boolean().optional(),
  /** Title of the page or of the room. */
  title: z.string().optional(),
  sense: z.enum(['picture', 'sound']).optional(),
})
export type SessionLook = z.infer<typeof sessionLook>

/** What a watch makes of a session. */
export const sessionAnswer = z.object({
  session: sessionName,
  label: z.enum(['lesson', 'none', 'review']),
  openedAt: instantText.nullable(),
  screensToOpening: z.number().int().nullable(),
  score: z.number().min(0).max(1),
  subjects: z.array(z.object({ code: z.enum(SUBJECTS), score: z.number() })),
  stage: z.enum(CLASSIFIED_STAGES),
  segments: z.array(
    z.object({ start: instantText, end: instantText, uncertaintySeconds: z.number() }),
  ),
  modelVersion: z.string(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>
