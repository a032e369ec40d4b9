import { z } from 'zod'
import { bilingual, dateText } from '../primitives.ts'
import { RULE_CODES, STAGES } from '../words/vocabulary.ts'

/** What one rule says of the timetable of a registered course in a year. */
export const timetableConflict = z
  .object({
    courseId: z.string(),
    course: z.string(),
    institutionId: z.string(),
    institution: z.string(),
    region: z.string(),
    stage: z.enum(STAGES),
    rule: z.enum(RULE_CODES),
    ruleName: bilingual,
    verdict: z.enum(['review', 'forbidden']),
    days: z.number().int().describe('Days on which the rule hits'),
    seconds: z.number(),
    firstDay: dateText,
    lastDay: dateText,
  })
  .meta({ id: 'TimetableConflict' })
export type TimetableConflict = z.infer<typeof timetableConflict>
