import { z } from 'zod'
import { listQuery } from '../list.ts'
import { bilingual, instantText } from '../primitives.ts'

export const DELIVERY_STATES = ['waiting', 'accepted', 'failed'] as const

/** A message and what became of it. */
export const delivery = z
  .object({
    id: z.string().describe('每次重发都相同 The same over all attempts (webhook-id)'),
    channelId: z.string(),
    kind: z
      .enum(['alerts', 'attention', 'test'])
      .describe('attention：保存的查找有新内容 What a saved search found'),
    title: bilingual,
    alertIds: z.array(z.string()),
    violationIds: z.array(z.string()),
    state: z
      .enum(DELIVERY_STATES)
      .describe('accepted：对方已收下，不等于有人看到 Taken; nobody need have seen it'),
    attempts: z.number().int(),
    createdAt: instantText,
    lastAttemptAt: instantText.nullable(),
    nextAttemptAt: instantText.nullable(),
    problem: z
      .object({
        code: z.string(),
        detail: z.string(),
        text: z.string().describe('给人看的一行 As one line for people'),
      })
      .nullable()
      .describe('对方的错误码，如 http 500、errcode 310000、smtp 550 The code of the other side'),
  })
  .meta({ id: 'Delivery' })
export type Delivery = z.infer<typeof delivery>

export const deliveryQuery = listQuery.extend({ channelId: z.string().min(1).max(128).optional() })
