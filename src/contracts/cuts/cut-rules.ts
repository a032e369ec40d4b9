import { z } from 'zod'
import {
  agreedFields,
  changeIdField,
  fileChangeFields,
  fileDocument,
} from '../law/schedule-file.ts'
import { bilingual, instantText, reasonText } from '../primitives.ts'
import { AUTOMATIC_MODES, CALLED_PLATFORMS } from '../words/cut-vocabulary.ts'

const limits = z.object({ all: z.int(), platform: z.int(), region: z.int() })

const placed = {
  line: z
    .int()
    .describe('Of the file: where it asks for a second person the operator is told which'),
  regions: z.array(z.string()),
  regionNames: z.array(z.string()).describe('In the order of `regions`'),
}

/** What an office allows itself when it cuts; fields are named as in the file. */
export const cutRules = z
  .object({
    secondPerson: z.object({
      withinMinutes: z.number(),
      rules: z.array(
        z.object({
          ...placed,
          platforms: z.array(z.enum(CALLED_PLATFORMS)),
          viewersFrom: z.int().nullable(),
          hours: z.array(z.string()).describe('22:00-24:00, Asia/Shanghai'),
        }),
      ),
    }),
    fuse: z.object({
      manual: limits,
      automatic: limits,
      whenBlown: z.enum(['second-person', 'refuse']),
    }),
    coolingOffMinutes: z.number(),
    loosenedAfterMinutes: z
      .number()
      .describe('放宽后多久生效 How long after it was written what is looser holds'),
    automatic: z.object({
      countdownSeconds: z.number(),
      banMinutes: z.number(),
      seenWithinSeconds: z.number(),
      rules: z
        .array(z.object({ ...placed, mode: z.enum(AUTOMATIC_MODES), sweeps: z.array(z.string()) }))
        .describe('The first that fits decides; none: off'),
    }),
  })
  .meta({ id: 'CutRules' })
export type CutRules = z.infer<typeof cutRules>

export const cutRulesText = z
  .object({
    rules: cutRules.describe(
      'As the file says; what is looser than before may not hold yet (`held`)',
    ),
    inForce: cutRules.describe(
      '现在适用：放宽尚未生效的，仍按此前较严的 What holds now. Of `automatic.rules` what was switched on lately waits, as `held` says',
    ),
    file: z.string().describe('Inside the schedules folder'),
    text: z.string().describe('The file as it lies there (YAML); empty: there is none'),
    version: fileChangeFields.version,
    held: z
      .array(
        z.object({
          until: instantText,
          changedBy: z
            .string()
            .nullable()
            .describe('Who wrote what is looser; null: the file was changed by hand'),
          changedAt: instantText,
          loosened: z.array(bilingual),
        }),
      )
      .describe(
        '放宽后尚未生效：此前的规则仍适用 What was loosened and does not hold yet: what was stricter before still does',
      ),
  })
  .meta({ id: 'CutRulesText' })
export type CutRulesText = z.infer<typeof cutRulesText>

export const cutRulesInput = z
  .object({ ...agreedFields, document: fileDocument })
  .meta({ id: 'NewCutRules' })

export const cutRulesUndoInput = z
  .object({ ...agreedFields, changeId: changeIdField })
  .meta({ id: 'CutRulesUndo' })

export const cutRulesAgreement = z
  .object({
    reason: reasonText,
    expectedVersion: z.string().max(64).describe('The version that was looked at'),
  })
  .meta({ id: 'CutRulesAgreement' })

export const cutRulesChange = z
  .object({ ...fileChangeFields, rules: cutRules.describe('As they are now') })
  .meta({ id: 'CutRulesChange' })
export type CutRulesChange = z.infer<typeof cutRulesChange>
