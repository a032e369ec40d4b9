import { z } from 'zod'
import { instantText, reasonText } from '../primitives.ts'

const dutyStep = z.strictObject({
  person: z.string().trim().min(1).max(60),
  channelIds: z.array(z.string().min(1).max(128)).min(1).max(10),
  afterMinutes: z
    .number()
    .int()
    .min(0)
    .max(1_440)
    .describe('无人知悉多少分钟后轮到；0：立即 Minutes without an acknowledgement; 0: at once'),
})

const said = {
  from: instantText,
  to: instantText,
  steps: z.array(dutyStep).min(1).max(10).describe('升级的顺序 In the order of escalation'),
}

export const shiftInput = z.strictObject({ ...said, reason: reasonText }).meta({ id: 'NewShift' })
export type ShiftInput = z.infer<typeof shiftInput>
export const changedShiftInput = z
  .strictObject({ ...said, reason: reasonText, version: z.number().int().min(1) })
  .meta({ id: 'ChangedShift' })

const handOver = z.object({ note: z.string(), by: z.string(), at: instantText })

export const dutyShift = z
  .object({ id: z.string(), ...said, handOver: handOver.nullable(), version: z.number().int() })
  .meta({ id: 'DutyShift' })
export type DutyShift = z.infer<typeof dutyShift>

export const duty = z
  .object({
    shifts: z
      .array(dutyShift)
      .describe('近 30 天结束的和以后的 Those that ended within 30 days, and later ones'),
    currentId: z.string().nullable(),
    handedOver: handOver
      .nullable()
      .describe('上一班的交接 What the shift before the current one left word of'),
    overlaps: z
      .array(z.object({ person: z.string(), from: instantText, to: instantText }))
      .describe('同一人同时在两个班次 One person in two shifts at once, now or later'),
  })
  .meta({ id: 'Duty' })
export type Duty = z.infer<typeof duty>

export const handOverInput = z
  .strictObject({ note: z.string().trim().min(1).max(2_000), reason: reasonText })
  .meta({ id: 'HandOver' })
