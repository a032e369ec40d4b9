import { z } from 'zod'
import { cutOrder } from '../cut.ts'
import { bilingual, instantText, reasonText } from '../primitives.ts'
import { AUTOMATIC_STATES, ORDER_KINDS } from '../words/cut-vocabulary.ts'
import { RULE_CODES, SUBJECTS } from '../words/vocabulary.ts'

const blownFuse = bilingual
  .extend({
    id: z.string(),
    kind: z.enum(ORDER_KINDS),
    since: instantText,
    count: z
      .number()
      .int()
      .nullable()
      .describe('null：含管辖以外的阻断 null: it counts cuts of other regions, too'),
    limit: z.number().int(),
  })
  .meta({ id: 'BlownFuse' })

const titled = { roomTitle: z.string(), institutionName: z.string() }

export const automaticCut = z
  .object({
    violationId: z.string(),
    roomId: z.string(),
    region: z.string(),
    rule: z.enum(RULE_CODES),
    subject: z.enum(SUBJECTS).nullable(),
    sweep: z.string(),
    mode: z.enum(['shadow', 'on']),
    state: z.enum(AUTOMATIC_STATES),
    beganAt: instantText,
    dueAt: instantText,
    secondsLeft: z.number().describe('0 when it is over'),
    endedAt: instantText.nullable(),
    stoppedBy: z.string().nullable(),
    why: z.string(),
    orderId: z.string().nullable(),
  })
  .meta({ id: 'AutomaticCut' })
export type AutomaticCut = z.infer<typeof automaticCut>

/** What people have to see of the power to cut at this moment. */
export const cutPower = z
  .object({
    at: instantText,
    blown: z.array(blownFuse).describe('保险丝已断 Fuses that wait to be put back'),
    waiting: z
      .array(z.object({ ...titled, order: cutOrder }))
      .describe('待第二人批准 Orders that wait for their second person'),
    automatic: z
      .array(automaticCut.extend(titled))
      .describe('Those that count down, and those given up that a person has to look at'),
    automaticOn: z.boolean().describe('Automatic orders are switched on somewhere'),
    shadowOn: z.boolean(),
  })
  .meta({ id: 'CutPower' })
export type CutPower = z.infer<typeof cutPower>

export const stopInput = z
  .strictObject({ reason: z.string().trim().max(2_000).default('') })
  .meta({ id: 'StopAutomaticCut' })

export const sinceQuery = z.object({
  since: instantText.optional().describe('Left out: 90 days back'),
})

export const shadowReport = z
  .object({
    since: instantText,
    groups: z.array(
      z.object({
        region: z.string(),
        regionName: z.string(),
        rule: z.enum(RULE_CODES),
        ruleName: bilingual,
        subject: z.enum(SUBJECTS).nullable(),
        cases: z.number().int(),
        agreed: z.number().int().describe('已认定'),
        disagreed: z.number().int().describe('已排除：会误断 It would have been a wrong cut'),
        undecided: z.number().int(),
        notCut: z.number().int().describe('People did not cut it'),
      }),
    ),
    wrong: z
      .object({
        count: z.number().int(),
        automatic: z.number().int(),
        withoutRemedy: z.number().int(),
        stillOff: z.number().int(),
        seconds: z.number().describe('Off air for nothing, of those that are over'),
      })
      .describe('误断 Wrong cuts, by people and by the machine'),
    cases: z.array(
      automaticCut.extend({
        opinion: z.enum(['agreed', 'disagreed', 'undecided']),
        cutByPeople: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ShadowReport' })
export type ShadowReport = z.infer<typeof shadowReport>

export const wrongInput = z
  .strictObject({
    reason: reasonText,
    undo: z.boolean().default(false).describe('Lift the ban at once'),
  })
  .meta({ id: 'NewWrongCut' })

export const remedyInput = z
  .strictObject({ how: reasonText.describe('How it was made good') })
  .meta({ id: 'WrongCutRemedy' })

export const fuseParams = z.object({ id: z.string().min(1).max(200) })
