import type { Conversion, Institution, Licence } from '../registry/institution.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { civilDateOf, type Instant } from '../time/instant.ts'
import type { SessionFacts } from './facts.ts'

/** The part of the register that facts rest on. */
type Registered = Pick<Institution, 'actor' | 'dossier'>

type LicenceFact = NonNullable<SessionFacts['licence']>

function fromConversion({ state, decidedOn }: Conversion, date: CivilDate): LicenceFact | null {
  switch (state) {
    case 'approved':
      return decidedOn !== null && date < decidedOn ? 'conversion-pending' : null
    case 'rejected':
      return 'conversion-rejected'
    case 'ended':
      return 'cancelled'
    case 'pending':
    case 'not-applied':
      return 'conversion-pending'
  }
}

function fromLicence({ state, expiresOn }: Licence, date: CivilDate): LicenceFact | null {
  if (state !== 'valid') return state
  if (expiresOn === null) return null
  return expiresOn < date ? 'expired' : 'valid'
}

/**
 * What the register says of the licence on a day. The conversion (备改审) binds online subject institutions only; a
 * licence whose end nobody entered says nothing. `null` is not known.
 */
function licenceOn({ actor, dossier }: Registered, date: CivilDate): LicenceFact | null {
  if (dossier === undefined || dossier.kind !== 'licensed-institution') return null
  const { conversion, licence } = dossier
  const paper = licence === null ? null : fromLicence(licence, date)
  if (paper !== null && paper !== 'valid') return paper
  const bound = actor === 'licensed-online-subject' && conversion !== null
  const converted = bound ? fromConversion(conversion, date) : null
  return converted ?? paper
}

function isWhiteListed({ dossier }: Registered, date: CivilDate): boolean {
  const listing = dossier?.whiteListing ?? null
  if (listing === null) return false
  const { from, until } = listing
  return (from === null || from <= date) && (until === null || date <= until)
}

/**
 * What the register knows of an institution that the judge must be told, as of the day of `at`. What nobody entered
 * is left out, which the judge never reads in the institution's favour.
 */
export const factsOf = (institution: Registered, at: Instant): SessionFacts =>
  factsOnDay(institution, civilDateOf(at))

/** As `factsOf`, for a day. */
export function factsOnDay(institution: Registered, date: CivilDate): SessionFacts {
  const licence = licenceOn(institution, date)
  const netSchool = institution.dossier?.netSchool ?? null
  const use = netSchool?.use ?? null
  const charged = netSchool?.charged ?? null
  return {
    ...(licence === null ? {} : { licence }),
    ...(isWhiteListed(institution, date) ? { whiteListed: true } : {}),
    ...(use === null ? {} : { schoolUse: use }),
    ...(charged === null ? {} : { charged }),
  }
}
