import { z } from 'zod'
import { dateText, instantText } from '../primitives.ts'
import { violationFilters } from '../violation.ts'
import { EXPORT_FORMATS, HEAT_ROWS } from './timeline-words.ts'

/** Of a span, 400 days at most. */
const spanned = z.object({ ...violationFilters, from: instantText, to: instantText })

export const axisQuery = spanned

export const timeAxis = z
  .object({
    from: instantText,
    to: instantText,
    stepSeconds: z.number().int().describe('每一格的长度 How long each step is'),
    items: z
      .array(z.object({ at: instantText, count: z.number().int() }))
      .describe(
        '按开始时间计；没有的格不列出 By when they began; a step in which none began is left out',
      ),
    total: z
      .number()
      .int()
      .describe('时段内有过的线索 Leads that lay in the span, in part at least'),
    begunBefore: z
      .number()
      .int()
      .describe('其中此前已开始的 Those of them that had begun before it'),
  })
  .meta({ id: 'TimeAxis' })

export type TimeAxis = z.infer<typeof timeAxis>

export const heatQuery = spanned.extend({
  rows: z
    .enum(HEAT_ROWS)
    .default('weekday')
    .describe('weekday：星期 × 小时；day：每天 × 小时 Weekdays by hours, or days by hours'),
})

export const heatMap = z
  .object({
    rows: z.enum(HEAT_ROWS),
    cells: z.array(
      z.object({
        date: dateText.nullable(),
        weekday: z.number().int().min(1).max(7).describe('1：星期一 Monday'),
        hour: z.number().int().min(0).max(23).describe('北京时间 Asia/Shanghai'),
        count: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'HeatMap' })
export type HeatMap = z.infer<typeof heatMap>

export const violationFileQuery = spanned.extend({ format: z.enum(EXPORT_FORMATS).default('csv') })
