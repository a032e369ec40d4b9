/** Kept equal to the words of the domain by unit tests, as those of `vocabulary.ts`. */

export const REPORT_KINDS = ['inspection-table', 'summary', 'monthly', 'cards', 'referral'] as const
/** Made of a place and a span. */
export const SPANNED_KINDS = ['inspection-table', 'summary', 'monthly', 'cards'] as const
export type SpannedKind = (typeof SPANNED_KINDS)[number]
export const REPORT_STATES = ['draft', 'filed'] as const
export const REPORT_FORMATS = ['xlsx', 'docx', 'pdf'] as const
export const DEPARTMENTS = [
  'cyberspace',
  'communications',
  'market',
  'police',
  'civil-affairs',
  'education-elsewhere',
] as const
export const ENCLOSURES = [
  'determination',
  'evidence-list',
  'proposed-measures',
  'order-to-correct',
  'proof-of-service',
  'second-inspection',
  'advertisement-screenshots',
  'advertiser',
  'cost-clues',
  'transfer-letter',
  'investigation-report',
  'list-of-items',
  'expert-opinion',
  'licence-decision',
  'evidence-package',
  'assistance-asked',
] as const
/** Numbers that people enter. */
export const ENTERED_CODES = [
  'summoned',
  'ordered-to-correct',
  'corrected',
  'cases-filed',
  'penalties',
  'exposed',
] as const

export type EnteredCode = (typeof ENTERED_CODES)[number]
type Entered = Readonly<Partial<Record<EnteredCode, number>>>

/** Whether more was corrected than was ordered to be: a share of more than a hundred in a hundred is a slip of the pen. */
export function isCorrectedTooMany({ corrected, 'ordered-to-correct': ordered }: Entered): boolean {
  return corrected !== undefined && ordered !== undefined && corrected > ordered
}
