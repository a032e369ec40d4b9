import type { Institution } from '../../../contracts/institution.ts'
import { ACTORS } from '../../../contracts/words/vocabulary.ts'

/** An institution as a form holds it. */
export type InstitutionDraft = {
  readonly name: string
  readonly actor: string
  /** `''`: as its actor says. */
  readonly kind: string
  readonly region: string
  readonly creditCode: string
  readonly licenceNumber: string
  readonly stages: readonly string[]
}

/** @param given what a new one begins with */
export const institutionDraft = (
  institution: Institution | null,
  given: Partial<InstitutionDraft> = {},
): InstitutionDraft => ({
  name: institution?.name ?? '',
  actor: institution?.actor ?? ACTORS[0],
  kind: institution?.dossier?.kind ?? '',
  region: institution?.region ?? '',
  creditCode: institution?.creditCode ?? '',
  licenceNumber: institution?.licenceNumber ?? '',
  stages: institution?.stages ?? ['compulsory'],
  ...given,
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const NO_FILE = {
  licence: null,
  conversion: null,
  filings: null,
  whiteListing: null,
  netSchool: null,
  systems: [],
  teachers: [],
  funds: null,
}

/** As the API takes it. What the form does not show of the file stays as it is. */
export function institutionInputOf(draft: InstitutionDraft, known: Institution | null) {
  const { name, actor, kind, region, creditCode, licenceNumber, stages } = draft
  const file = known?.dossier ?? NO_FILE
  return {
    name: name.trim(),
    actor,
    region: region.trim(),
    creditCode: orNull(creditCode),
    licenceNumber: orNull(licenceNumber),
    stages: [...stages],
    ...(kind === '' ? {} : { dossier: { ...file, kind } }),
  }
}
