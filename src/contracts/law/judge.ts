import { z } from 'zod'
import { dateText } from '../primitives.ts'
import { ACTORS, CONTENTS, STAGES } from '../words/vocabulary.ts'
import { verdict } from './verdict.ts'

/** RFC 3339 with an offset; checked again, strictly, where it is parsed. */
const instant = z.string().min(16).max(40)

/** What is known beyond the session itself; left out means not known. */
const sessionFacts = z.object({
  licence: z
    .enum([
      'valid',
      'expired',
      'suspended',
      'revoked',
      'cancelled',
      'conversion-pending',
      'conversion-rejected',
    ])
    .optional(),
  charged: z.boolean().optional(),
  whiteListed: z.boolean().optional(),
  schoolUse: z.enum(['self-study', 'burdening']).optional(),
  assistsOfflineClass: z.boolean().optional(),
  form: z
    .enum([
      'live',
      'scheduled-recording',
      'answering-questions',
      'companion-study',
      'on-demand-recording',
      'supervision-only',
    ])
    .optional(),
  contentDisputed: z.boolean().optional(),
  subjectConfidence: z.number().min(0).max(1).optional(),
  inServiceTeacher: z.boolean().optional(),
  earlierCases: z
    .array(z.object({ on: dateText, grave: z.boolean().exactOptional() }))
    .max(1_000)
    .optional()
    .describe('Confirmed violations of the same institution, by the day of the act'),
})

/** One session to judge: a line of `xuncha judge --jsonl`, the body of POST /policy/judge. */
export const judgeRequest = z
  .object({
    id: z.union([z.string(), z.number()]),
    start: instant,
    end: instant,
    region: z.string().regex(/^\d{6}(\d{3})?$/, 'GB/T 2260 code'),
    actor: z.enum(ACTORS),
    stage: z.enum(STAGES),
    content: z.enum(CONTENTS),
    profile: z.string().min(1).max(64).optional(),
    uncertaintySeconds: z.number().min(0).max(3_600).optional(),
    facts: sessionFacts.optional(),
  })
  .meta({ id: 'JudgeRequest' })
export type JudgeRequest = z.infer<typeof judgeRequest>

/** The verdict with the id of its session. */
export const judgeResponse = verdict
  .extend({ id: z.union([z.string(), z.number()]) })
  .meta({ id: 'JudgeResponse' })
