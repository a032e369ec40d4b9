import { z } from 'zod'
import { FAULT_CODES } from './words/fault-codes.ts'

/** RFC 9457 problem details, media type `application/problem+json`. */
export const problem = z
  .object({
    type: z.string().describe('Address of the section of docs/errors.md'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('One sentence, Chinese first, that says what to change'),
    code: z.enum(FAULT_CODES),
    where: z.string().nullable().describe('The field at fault, when there is one'),
    requestId: z.string().describe('Names the request in the log'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
