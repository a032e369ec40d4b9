import { z } from 'zod'
import { dateText, expectedVersion, reasonText, regionCode } from './primitives.ts'
import {
  ACTORS,
  CARD_MARKS,
  CONTENTS,
  CONVERSION_STATES,
  LICENCE_PAPER_STATES,
  NET_SCHOOL_MEASURES,
  OBJECT_KINDS,
  STAGES,
  TEACHING_PLACES,
} from './words/vocabulary.ts'

const day = dateText.nullable()
const text = z.string().max(2_000).nullable()

/** The file of a registered object: what every judgement does not need, but the law asks for (docs/rules.md §6.1). */
const dossier = z.object({
  kind: z.enum(OBJECT_KINDS).describe('KC1 to KC7 of the plan'),
  licence: z
    .object({
      number: text,
      authority: text,
      contents: z.array(z.enum(CONTENTS)).readonly(),
      stages: z.array(z.enum(STAGES)).readonly(),
      places: z.array(z.enum(TEACHING_PLACES)).readonly(),
      issuedOn: day,
      expiresOn: day,
      state: z.enum(LICENCE_PAPER_STATES),
    })
    .nullable(),
  conversion: z
    .object({ state: z.enum(CONVERSION_STATES), decidedOn: day, document: text })
    .nullable()
    .describe('备改审'),
  filings: z
    .object({
      icp: text,
      icpHolder: text,
      app: text,
      miniProgram: text,
      telecom: text,
      publicSecurity: text,
      educationApp: text,
    })
    .nullable(),
  whiteListing: z.object({ document: z.string().min(1), from: day, until: day }).nullable(),
  netSchool: z
    .object({
      use: z.enum(['self-study', 'burdening']).nullable(),
      charged: z.boolean().nullable(),
      measure: z.enum(NET_SCHOOL_MEASURES).nullable(),
      checkedOn: day,
      note: text,
    })
    .nullable()
    .describe('Ledger of a school net school, KC7'),
  systems: z
    .array(
      z.object({
        name: z.string().min(1),
        platform: text,
        ownPlatform: z.boolean().nullable(),
        account: text,
        address: text,
      }),
    )
    .max(200)
    .readonly(),
  teachers: z
    .array(
      z.object({
        name: z.string().min(1).max(50).describe('Masked'),
        certificate: text,
        subject: text,
        inService: z.boolean().nullable().describe('In the service of a school'),
        checkedOn: day,
      }),
    )
    .max(5_000)
    .readonly()
    .default([]),
  funds: z
    .object({
      bank: text,
      account: text,
      chargedMonths: z.number().min(0).nullable(),
      chargedLessons: z.number().min(0).nullable(),
    })
    .nullable()
    .default(null)
    .describe('预收费监管'),
})

const fields = {
  name: z.string().trim().min(1).max(200),
  actor: z.enum(ACTORS),
  creditCode: z.string().max(18).nullable().describe('GB 32100 unified social credit code'),
  licenceNumber: z.string().max(64).nullable(),
  region: regionCode,
  stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length),
  rehearsal: z.boolean().describe('Made up, for drills'),
  dossier: dossier.exactOptional().describe('Left out when nothing more is known'),
}

/** As people type it: 18 characters without I, O, S, V and Z. Its check digit is warned of and never refused. */
const creditCodeInput = z
  .string()
  .trim()
  .regex(
    /^[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{2}\d{6}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{10}$/,
    '统一社会信用代码须为 18 位，不含 I、O、S、V、Z；不知道就留空 a unified social credit code has 18 characters without I, O, S, V, Z; leave it empty when it is not known',
  )
  .toUpperCase()
  .nullable()
  .describe('GB 32100 unified social credit code')

export const institution = z
  .object({
    id: z.string(),
    ...fields,
    version: z.string().describe('Hand it back as expectedVersion when it is changed'),
  })
  .meta({ id: 'Institution' })
export type Institution = z.infer<typeof institution>

/** One institution with its cards (教育部 2021-11-01): computed from its confirmed cases, never entered. */
export const institutionWithCards = institution
  .extend({
    cards: z.object({
      standing: z.enum(CARD_MARKS).nullable().describe('The heaviest mark that still counts'),
      counted: z.number().int().describe('Confirmed cases that still count'),
      yellowCards: z.number().int().describe('Weight that still counts, in yellow cards'),
      foreign: z
        .number()
        .int()
        .describe(
          '其中不在管辖之内的案件数，计入而不列出 Cases among them outside one’s regions: counted, and not named',
        ),
      next: z.enum(CARD_MARKS).describe('What one more confirmed case would bring'),
      entries: z
        .array(
          z.object({
            violationId: z.string(),
            on: dateText.describe('Day of the act'),
            mark: z.enum(CARD_MARKS),
            weight: z.number().int(),
            countsUntil: dateText,
          }),
        )
        .readonly(),
      setAside: z
        .array(
          z.object({
            violationId: z.string(),
            on: dateText,
            standing: z.enum(['suspended', 'annulled']),
          }),
        )
        .readonly()
        .describe('Cases that an appeal keeps from counting, for now or for good'),
    }),
  })
  .meta({ id: 'InstitutionWithCards' })

export const institutionInput = z
  .object({
    ...fields,
    creditCode: creditCodeInput.default(null),
    licenceNumber: fields.licenceNumber.default(null),
    rehearsal: fields.rehearsal.default(false),
    reason: z.string().trim().max(2_000).default(''),
  })
  .meta({ id: 'NewInstitution' })

/** In place of what is registered; refused where somebody was faster. */
export const institutionReplacement = institutionInput
  .extend({ expectedVersion })
  .meta({ id: 'InstitutionReplacement' })

/** Some of it; what is left out stays as it is. */
export const institutionPatch = z
  .object({ ...fields, creditCode: creditCodeInput })
  .partial()
  .extend({ reason: reasonText, expectedVersion })
  .meta({ id: 'InstitutionPatch' })
