import type { ObjectVerdict, PromotionAct } from '../policy/objects/conduct.ts'
import type { ContactKind } from './contacts.ts'

/** Where people are solicited: on the picture, on the page by the role of the piece, in the chat. */
export const SOLICITATION_SOURCES = [
  'frame',
  'room-title',
  'title',
  'teacher',
  'description',
  'price',
  'course-list',
  'announcement',
  'chat',
] as const
export type SolicitationSource = (typeof SOLICITATION_SOURCES)[number]

/**
 * What is done to win pupils: `contact` a number or account, `channel` an invitation to a group or to scan, `offer` a low
 * price, `trial` a lesson given away, `materials` given away, `group-buy`, `referral` by those who already came, `brokering`.
 */
export const SOLICITATION_SIGNALS = [
  'contact',
  'channel',
  'qr-code',
  'trial',
  'offer',
  'materials',
  'group-buy',
  'referral',
  'brokering',
] as const
export type SolicitationSignal = (typeof SOLICITATION_SIGNALS)[number]

export type SolicitationPiece = { readonly source: SolicitationSource; readonly text: string }

/** One sign, as it stands there (contacts masked), at UTF-16 offsets of its piece. */
export type SolicitationSign = {
  readonly signal: SolicitationSignal
  readonly source: SolicitationSource
  readonly term: string
  readonly contact: ContactKind | null
  readonly start: number
  readonly end: number
}

/** What was found in one look; several signs beside each other and beside words of tutoring. */
export type Solicitation = {
  readonly acts: readonly PromotionAct[]
  readonly signs: readonly SolicitationSign[]
  /** A stretch of each piece around its signs, contacts masked. */
  readonly excerpts: readonly { readonly source: SolicitationSource; readonly text: string }[]
}

/** What is recorded of a room, with the objects of the plan that it concerns and who is to act. */
export type SolicitationFinding = Solicitation & {
  readonly judged: Pick<
    ObjectVerdict,
    'verdict' | 'basis' | 'keyContents' | 'routes' | 'reasons' | 'ruleVersion'
  > & { readonly rules: readonly string[]; readonly law: readonly string[] }
  /** Kept frames that showed it. */
  readonly frames: readonly string[]
}
