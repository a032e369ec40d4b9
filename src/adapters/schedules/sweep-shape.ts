import { z } from 'zod'
import { WINDOW_KINDS } from '../../core/patrol/sweeps/window-kind.ts'
import { OBJECT_KINDS, STAGES } from '../../core/registry/institution.ts'
import { ROOM_TIERS } from '../../core/registry/live-room.ts'
import { parseCivilDate } from '../../core/time/civil-date.ts'
import { regionScopeField, textField } from './fields.ts'

/** A year that has 29 February. */
const LEAP_YEAR = '2024-'

const sweepDay = z
  .string({
    error:
      '应为 2022-01-25 或加引号的 "01-25"（每年） / 2022-01-25, or "01-25" in quotes for every year',
  })
  .refine((text) => parseCivilDate(text.length === 5 ? `${LEAP_YEAR}${text}` : text) !== null, {
    error: '不是存在的日期（2022-01-25 或 "01-25"） / no such day (2022-01-25 or "01-25")',
  })

const windowShape = z.strictObject({
  kinds: z.array(z.enum(WINDOW_KINDS)).default([]),
  from: sweepDay.nullable().default(null),
  to: sweepDay.nullable().default(null),
  years: z.array(z.int().min(2019).max(2100)).max(82).default([]),
})

const cadenceShape = z.strictObject({
  probeSeconds: z.number().min(1).max(3_600),
  watchSeconds: z.number().min(1).max(600),
})

const scopeShape = z.strictObject({
  regions: z.array(regionScopeField).max(4_000).default([]),
  stages: z.array(z.enum(STAGES)).default([]),
  platforms: z.array(textField.max(100)).max(200).default([]),
  kinds: z.array(z.enum(OBJECT_KINDS)).default([]),
  tiers: z.array(z.enum(ROOM_TIERS)).default([]),
  tags: z.array(textField.max(60)).max(500).default([]),
})

const campaignShape = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        titleZh: textField.max(100),
        titleEn: textField.max(100),
        from: sweepDay,
        to: sweepDay,
      }),
    )
    .min(1)
    .max(24),
  reports: z
    .array(
      z.strictObject({
        kind: z.enum(['batch', 'summary']),
        titleZh: textField.max(100),
        titleEn: textField.max(100),
        due: sweepDay,
      }),
    )
    .max(48)
    .default([]),
})

/** sweeps/*.yaml */
export const sweepShape = z.strictObject({
  name: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/, {
      error: '名称只用小写字母、数字和连字符 / lower-case letters, digits and hyphens',
    }),
  titleZh: textField.max(100),
  titleEn: textField.max(100).optional(),
  cron: textField.max(200),
  zone: textField.max(60).default('Asia/Shanghai'),
  rank: z.int().min(0).max(1_000).default(0),
  window: windowShape.nullable(),
  scope: scopeShape,
  cadence: cadenceShape.extend({
    tiers: z.partialRecord(z.enum(ROOM_TIERS), cadenceShape).default({}),
  }),
  campaign: campaignShape.nullable().default(null),
})
export type SweepFile = z.infer<typeof sweepShape>
