import { z } from 'zod'
import { dateText, instantText, regionFilter } from '../primitives.ts'
import { DAY_KINDS, RULE_CODES, STAGES, VERDICT_BASES, VERDICTS } from '../words/vocabulary.ts'
import { calendarDocument } from './calendar.ts'
import { judgeRequest } from './judge.ts'

/** What a question may list; the counts are always of all. */
export const LONGEST_CHANGE_LIST = 1_000

/** Under which other law: a document as for an import, or whole files of the schedules folder. */
export const whatIfInput = z
  .strictObject({
    notice: calendarDocument.optional(),
    schoolCalendar: calendarDocument.optional(),
    files: z
      .array(z.object({ file: z.string().max(200), text: z.string() }))
      .max(100)
      .optional(),
    from: instantText.optional(),
    to: instantText.optional(),
    region: regionFilter.optional(),
    sessions: z
      .array(judgeRequest)
      .max(1_000)
      .optional()
      .describe('Replayed instead of the stored violations'),
  })
  .meta({ id: 'WhatIf' })
export type WhatIfInput = z.infer<typeof whatIfInput>

const summary = z.object({
  verdict: z.enum(VERDICTS),
  basis: z.enum(VERDICT_BASES),
  provisional: z.boolean(),
  autoCut: z.boolean(),
  rules: z.array(
    z.object({ rule: z.enum(RULE_CODES), verdict: z.enum(VERDICTS), seconds: z.number() }),
  ),
  days: z.array(
    z.object({
      date: dateText,
      region: z.string(),
      stage: z.enum(STAGES),
      kind: z.enum(DAY_KINDS),
    }),
  ),
  ruleVersion: z.string(),
})

const change = z.object({
  id: z.string(),
  changed: z.array(
    z.enum(['verdict', 'rules', 'seconds', 'basis', 'auto-cut', 'provisional', 'day-kind']),
  ),
  before: summary,
  after: summary,
  recorded: z
    .object({
      verdict: z.enum(VERDICTS),
      rules: z.array(z.enum(RULE_CODES)),
      ruleVersion: z.string(),
    })
    .nullable()
    .describe('As it was found; null for sessions that were only asked about'),
})

/** What would come out otherwise. Nothing was changed. */
export const whatIfReport = z
  .object({
    replayed: z.int(),
    changed: z.int(),
    turns: z
      .array(z.object({ from: z.enum(VERDICTS), to: z.enum(VERDICTS), count: z.int() }))
      .describe('Every pair of verdicts that occurred; counts add up to replayed'),
    changes: z.array(change).describe('The first thousand'),
    notReplayed: z.array(z.string()).describe('Violations whose institution or room is gone'),
    ruleVersions: z.object({ before: z.string(), after: z.string() }),
  })
  .meta({ id: 'WhatIfReport' })
export type WhatIfReport = z.infer<typeof whatIfReport>
