import { z } from 'zod'
import { placedListQuery } from '../list.ts'
import { bilingual, instantText } from '../primitives.ts'
import { CUT_STATES } from '../words/cut-vocabulary.ts'
import { RULE_CODES } from '../words/vocabulary.ts'

const id = z.string().max(128).optional()

export const cutsQuery = placedListQuery.extend({
  from: instantText.optional().describe('Asked for at this instant or later'),
  to: instantText.optional().describe('不含此刻 Before this instant'),
  state: z.enum(CUT_STATES).optional(),
  roomId: id,
  institutionId: id,
  automatic: z.enum(['true', 'false']).optional().describe('Given by the machine'),
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('预演 Dry runs in place of real orders'),
})

/** An order as the list shows it; `GET /cuts/{id}` has its steps and looks. */
export const listedCut = z
  .object({
    id: z.string(),
    violationId: z.string(),
    roomId: z.string(),
    roomTitle: z.string(),
    institutionId: z.string(),
    institutionName: z.string(),
    region: z.string(),
    regionName: z.string(),
    rule: z.enum(RULE_CODES),
    ruleName: bilingual,
    platform: z.string(),
    state: z.enum(CUT_STATES),
    stateWords: bilingual,
    reason: z.string(),
    ban: z.boolean(),
    until: instantText.nullable(),
    dryRun: z.boolean(),
    automatic: z.boolean().describe('Given by the machine'),
    requestedBy: z.string(),
    requestedAt: instantText,
    approvedBy: z.string().nullable(),
    acceptedAt: instantText.nullable(),
    verifiedAt: instantText.nullable(),
    wrong: z.boolean().describe('误断 It was recorded as wrong'),
  })
  .meta({ id: 'ListedCut' })
export type ListedCut = z.infer<typeof listedCut>
