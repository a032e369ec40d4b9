import { between, type Instant } from '../../../core/time/instant.ts'
import type { CutStepOutcome, PublishState } from '../../../ports/cut-platform.ts'

/** What became of one call of a cloud's API. */
export type CloudAnswer =
  | { readonly kind: 'done'; readonly answer: unknown }
  /** The cloud says no; `code` is its own word for why. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  /** Whether the call was carried out is not known. */
  | { readonly kind: 'unreachable'; readonly detail: string }

/** The words around a cloud's codes repeat what was sent, up to the text that was signed: only the code is kept. */
const CODE = /^[\w.-]{1,80}$/

export const codeOf = (code: string): string => (CODE.test(code) ? code : 'unreadable-code')

/** Said when a cloud finds our time wrong: which clock is to be set right. */
export function clockDetail(code: string, ours: Instant, theirs: Instant | null): string {
  if (theirs === null) return `${code}: our clock differs from the cloud's`
  const seconds = Math.round(between(theirs, ours) / 1_000)
  const word = seconds < 0 ? 'behind' : 'ahead of'
  return `${code}: our clock is ${Math.abs(seconds)} s ${word} the cloud's`
}

/** A read that was refused has seen nothing. */
export const unread = (
  answer: Exclude<CloudAnswer, { kind: 'done' }>,
): Extract<PublishState, { kind: 'unreachable' }> => ({
  kind: 'unreachable',
  detail: answer.detail,
})

export function outcomeOf(answer: CloudAnswer, accepted: string): CutStepOutcome {
  return answer.kind === 'done'
    ? { kind: 'accepted', detail: accepted }
    : { kind: answer.kind, detail: answer.detail }
}
