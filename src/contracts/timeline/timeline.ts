import { z } from 'zod'
import { bilingual, dateText, instantText } from '../primitives.ts'
import { violationFilters } from '../violation.ts'
import { EXPORT_FORMATS, HEAT_ROWS, TALLY_BY, TALLY_LEVELS } from './timeline-words.ts'

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

export const tallyQuery = spanned.extend({
  by: z
    .enum(TALLY_BY)
    .describe(
      '按什么计数：时、日、周（周一起，北京时间）、地区、机构、规则、学科 By what: hours, days, weeks (from Monday, Asia/Shanghai), places, institutions, rules, subjects',
    ),
  level: z
    .enum(TALLY_LEVELS)
    .default('city')
    .describe('按地区计数时的层级 The level that places are counted at'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(100)
    .describe(
      '至多多少项，多的在前；按时间计数时不限 At most so many, the most first; steps of time are all there',
    ),
})

export const tallies = z
  .object({
    by: z.enum(TALLY_BY),
    from: instantText,
    to: instantText,
    items: z
      .array(
        z.object({
          key: z
            .string()
            .nullable()
            .describe(
              '时段的开始、地区代码、机构编号、规则或学科代码；null：尚不清楚 When the step begins, or a code or id; null: not known yet',
            ),
          name: bilingual
            .nullable()
            .describe('怎么称呼；null：即 key How people call it; null: by key'),
          count: z.number().int(),
        }),
      )
      .describe(
        '按开始时间落在时段内计，每条计一次；按规则计数时，触犯几条规则计几次 Leads that began within the span, each once; by rule, once for each rule that it broke',
      ),
    begun: z.number().int().describe('时段内开始的线索 Leads that began within the span'),
    begunBefore: z
      .number()
      .int()
      .describe('此前已开始、时段内仍在的 Those that had begun before it and were not over'),
    complete: z.boolean().describe('是否全部列出 Whether every key is listed'),
  })
  .meta({ id: 'Tallies' })

export const violationFileQuery = spanned.extend({ format: z.enum(EXPORT_FORMATS).default('csv') })

/** Of a file whose address says what it is: all of them where no span is named. */
export const wholeFileQuery = z.object({
  ...violationFilters,
  from: instantText.optional(),
  to: instantText.optional(),
})
