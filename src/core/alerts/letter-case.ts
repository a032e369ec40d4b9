import type { Instant } from '../time/instant.ts'
import type { Alert } from '../violations/alert.ts'
import type { News, Told } from './news.ts'

/** A letter whose time is over, as far as people are told of it. */
export type OverdueLetter = {
  readonly id: string
  /** 文号. */
  readonly number: string
  readonly addressee: string
  /** When the first of its measures had to be done. */
  readonly due: Instant
  /** When its receipt says that it arrived; `null`: no receipt came. */
  readonly receivedAt: Instant | null
  /** When its last reminder fell due: nobody has sent one since. */
  readonly raisedAt: Instant
}

/** What stands for an alert where a letter is told: its violation may be settled since long. */
export const letterAlert = (
  { id, raisedAt }: OverdueLetter,
  { violationId, roomId }: Pick<Alert, 'violationId' | 'roomId'>,
): Alert => ({
  id: `letter:${id}`,
  violationId,
  roomId,
  level: 'warning',
  status: 'raised',
  raisedAt,
  acknowledgedAt: null,
  acknowledgedBy: null,
  attention: null,
})

/** Once when it falls overdue, and again with each reminder that falls due and that nobody sends. */
export const letterNews = ({ raisedAt }: OverdueLetter, told: Told | null): News | null =>
  told === null || told.at < raisedAt ? 'letter-overdue' : null
