import { z } from 'zod'
import { dateText, instantText } from '../primitives.ts'
import { CARD_MARKS } from '../words/vocabulary.ts'
import { APPEAL_STATES } from './card.ts'

/** What is on record of an institution: its cases by state, its cards, the appeals against them. */
export const institutionRecord = z
  .object({
    institutionId: z.string(),
    cases: z
      .object({
        suspected: z.number().int(),
        confirmed: z.number().int(),
        dismissed: z.number().int(),
        disposed: z.number().int(),
        closed: z.number().int(),
      })
      .describe('各状态的线索数 Leads in each state'),
    yellowCards: z.number().int().describe('计权累计的黄牌 What counts by now, in yellow cards'),
    foreign: z
      .number()
      .int()
      .describe(
        '其中不在管辖之内的案件数，计入而不列出 Cases among them outside one’s regions: counted, and not named',
      ),
    standing: z
      .enum(CARD_MARKS)
      .nullable()
      .describe('仍有效的最重标记 The heaviest mark that still counts'),
    elsewhere: z
      .boolean()
      .describe(
        '同一统一社会信用代码在管辖以外另有登记，那里的记录未计入 The same credit code is registered in other regions; what is on record there is not counted',
      ),
    cards: z
      .array(
        z.object({
          violationId: z.string(),
          on: dateText,
          mark: z.enum(CARD_MARKS),
          countsUntil: dateText,
          counts: z.boolean().describe('今天仍计入 Still counts today'),
        }),
      )
      .describe(
        '同一统一社会信用代码的机构合并计算，新的在前 Of the same body, by its credit code; newest first',
      ),
    setAside: z
      .array(z.object({ violationId: z.string(), standing: z.enum(['suspended', 'annulled']) }))
      .describe('申诉期间或申诉成立而不计 Kept from counting by an appeal'),
    appeals: z.array(
      z.object({
        violationId: z.string(),
        ordinal: z.number().int(),
        appellant: z.string(),
        filedAt: instantText,
        state: z.enum(APPEAL_STATES),
      }),
    ),
  })
  .meta({ id: 'InstitutionRecord' })
export type InstitutionRecord = z.infer<typeof institutionRecord>
