import { z } from 'zod'
import { regionCode } from './primitives.ts'
import { ACTORS, STAGES } from './vocabulary.ts'

const fields = {
  name: z.string().trim().min(1).max(200),
  actor: z.enum(ACTORS),
  creditCode: z.string().max(18).nullable().describe('GB 32100 unified social credit code'),
  licenceNumber: z.string().max(64).nullable(),
  region: regionCode,
  stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length),
  rehearsal: z.boolean().describe('Made up, for drills'),
}

export const institution = z.object({ id: z.string(), ...fields }).meta({ id: 'Institution' })
export type Institution = z.infer<typeof institution>

export const institutionInput = z
  .object({
    ...fields,
    creditCode: fields.creditCode.default(null),
    licenceNumber: fields.licenceNumber.default(null),
    rehearsal: fields.rehearsal.default(false),
    reason: z.string().trim().max(2_000).default(''),
  })
  .meta({ id: 'NewInstitution' })
