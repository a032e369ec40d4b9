import { z } from 'zod'
import { instantText, reasonText } from '../primitives.ts'
import { ALERT_LEVELS, ALERT_STATUSES, RULE_CODES } from '../words/vocabulary.ts'

/** What was sent of it. That a robot took a message says nothing of a person. */
const sent = z
  .object({
    accepted: z.number().int().describe('对方已收下的消息数 Messages that the other side took'),
    waiting: z.number().int(),
    failed: z.number().int(),
    lastAcceptedAt: instantText.nullable(),
  })
  .describe(
    '发往外部的消息；accepted 为 0：外面没有任何人收到过 What left the program; accepted 0: nobody outside was told',
  )

const silence = z.object({
  at: instantText,
  by: z.string(),
  until: instantText.nullable().describe('null：到课结束为止 Until the lesson ends'),
  why: z.string(),
})

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
    acknowledgedUntil: instantText
      .nullable()
      .describe('课到那时还在进行就再次告警 Raised again then, should the lesson still go on'),
    acknowledgementExpiredAt: instantText
      .nullable()
      .describe('上次知悉到期而课仍在进行 When one ended last with the lesson going on'),
    silence: silence.nullable(),
    sent,
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof alert>

export const acknowledgeInput = z
  .object({
    reason: reasonText,
    until: instantText
      .optional()
      .describe('知悉到何时为止；不填：30 分钟 When it ends; left out: in 30 minutes'),
  })
  .meta({ id: 'Acknowledge' })

export const silenceInput = z
  .object({
    reason: reasonText,
    until: instantText
      .optional()
      .describe('静音到何时为止；不填：到课结束 When it ends; left out: with the lesson'),
  })
  .meta({ id: 'SilenceAlert' })
