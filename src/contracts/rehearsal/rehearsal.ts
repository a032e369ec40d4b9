import { z } from 'zod'
import { instantText } from '../primitives.ts'

export const REHEARSAL_STATES = ['idle', 'preparing', 'running', 'elsewhere'] as const
export const REHEARSAL_ENDS = ['stopped', 'time', 'failed', 'interrupted'] as const

const seconds = z.number().nullable().describe('自线索出现起的秒数 Seconds since the lead appeared')

const leadResult = z.object({
  leadId: z.string(),
  roomTitle: z.string(),
  lesson: z.boolean().describe('事实上是否授课 Whether it really was a lesson'),
  seenAfter: seconds,
  claimedAfter: seconds,
  decidedAfter: seconds,
  decision: z.enum(['confirmed', 'dismissed']).nullable(),
  cut: z.enum(['verified', 'not-verified', 'none']),
  points: z.number().int(),
})
export type RehearsalLeadResult = z.infer<typeof leadResult>

const sheet = z.object({
  person: z.string(),
  points: z.number().int().nullable().describe('0–100；空：没有线索 null: there was no lead'),
  leads: z.array(leadResult),
})
export type RehearsalSheet = z.infer<typeof sheet>

export const rehearsal = z
  .object({
    id: z.string(),
    startedBy: z.string(),
    minutes: z.number().int(),
    startedAt: instantText,
    endsAt: instantText.describe('到时自行结束 It ends by itself then'),
    endedAt: instantText.nullable(),
    end: z.enum(REHEARSAL_ENDS).nullable(),
    trouble: z.string().nullable().describe('未能进行的原因 Why it could not be held'),
    sheets: z
      .array(sheet)
      .describe('主持者可见全部，其余人只见自己的 Of others only for who may lead one'),
  })
  .meta({ id: 'Rehearsal' })
export type Rehearsal = z.infer<typeof rehearsal>

export const rehearsalState = z
  .object({
    state: z.enum(REHEARSAL_STATES),
    current: rehearsal.nullable(),
    results: z.array(rehearsal).describe('最近 50 场 The latest 50'),
  })
  .meta({ id: 'RehearsalState' })
export type RehearsalState = z.infer<typeof rehearsalState>

export const rehearsalStart = z
  .strictObject({ minutes: z.number().int().min(5).max(60).default(15) })
  .meta({ id: 'RehearsalStart' })
