import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import type { EgressRefusal, HttpAnswer } from '../../ports/egress.ts'
import type { Unseen } from '../../ports/sight/stream-viewer.ts'
import { withoutSecrets } from './ffmpeg/decoder-report.ts'

/** The server was not reached, or is not known to have been. */
export const unseen = (reason: UnseenReason, detail: string): Unseen => ({
  kind: 'unseen',
  reason,
  httpStatus: null,
  detail: withoutSecrets(detail),
})

/** The server answered, but no picture came of it. */
export const reachedButUnseen = (
  reason: UnseenReason,
  detail: string,
  httpStatus: number | null = null,
): Unseen => ({ ...unseen(reason, detail), httpStatus, reached: true })

export const unseenOfRefusal = (refusal: EgressRefusal): Unseen =>
  unseen(refusal.reason, refusal.detail)

/** With what the answer said about coming back. */
export const withRetryAfter = (seen: Unseen, { retryAfterSeconds }: HttpAnswer): Unseen =>
  retryAfterSeconds === undefined ? seen : { ...seen, retryAfterSeconds }

/** What an HTTP status says about a media address; `null` when it may carry media. */
export function unseenOfStatus(status: number): Unseen | null {
  if (status === 204 || status === 205) return reachedButUnseen('empty', 'no content', status)
  if (status >= 200 && status < 300) return null
  const detail = `HTTP ${status}`
  // RFC 7725: unavailable for legal reasons, which is how platforms say "not in your country".
  if (status === 451) return reachedButUnseen('geo-blocked', detail, status)
  if (status >= 500) return reachedButUnseen('http-5xx', detail, status)
  if (status >= 400) return reachedButUnseen('http-4xx', detail, status)
  return reachedButUnseen('not-media', detail, status)
}

/** A body that broke off while it was read. */
export const unseenOfBrokenBody = (over: boolean, error: unknown): Unseen =>
  over
    ? reachedButUnseen('timeout', 'the server answered, but no media came within the budget')
    : reachedButUnseen(
        'refused',
        `connection broke: ${error instanceof Error ? error.message : ''}`,
      )
