import { z } from 'zod'
import { instantText } from './primitives.ts'
import { ALERT_LEVELS, ALERT_STATUSES, RULE_CODES } from './words/vocabulary.ts'

export const alert = z
  .object({
    id: z.string(),
    violationId: z.string(),
    roomId: z.string(),
    roomTitle: z.string(),
    institutionName: z.string(),
    rule: z.enum(RULE_CODES).nullable(),
    level: z.enum(ALERT_LEVELS),
    status: z.enum(ALERT_STATUSES),
    raisedAt: instantText,
    acknowledgedAt: instantText.nullable(),
    acknowledgedBy: z.string().nullable(),
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof alert>
