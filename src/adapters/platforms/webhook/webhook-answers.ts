import { z } from 'zod'
import { between, type Instant } from '../../../core/time/instant.ts'
import type { CutStepOutcome, PublishState } from '../../../ports/cut-platform.ts'
import type { SignedAnswer } from '../signed-http.ts'
import { viewersAnswer } from '../viewers-answer.ts'

const actAnswer = z.object({ accepted: z.boolean(), detail: z.string().optional() })
const stateAnswer = z.discriminatedUnion('publishing', [
  z.object({
    publishing: z.literal(true),
    /** Changes with each publication. */
    session: z.string().min(1).max(200),
    address: z.string().max(100).nullish(),
    protocol: z.string().max(40).nullish(),
    viewers: viewersAnswer,
  }),
  z.object({ publishing: z.literal(false), banned: z.boolean().optional() }),
])

const LONGEST_DETAIL = 160
/** Blanks, line ends, controls and what turns the direction of text around. */
const UNSEEN = /[\p{C}\p{Z}]+/gu
const HOLDS_A_CLOCK = [400, 401, 403]
const CLOCKS_APART = 60_000

/** A stranger's words as one short line; what they repeat of our secret is hidden. */
function lineOf(text: string, secret: string): string {
  const line = text.replaceAll(secret, '***').replaceAll(secret.slice(6), '***')
  return line.replace(UNSEEN, ' ').trim().slice(0, LONGEST_DETAIL)
}

const isDone = (status: number): boolean => status >= 200 && status < 300

/** Too busy or broken: whether the order was carried out is not known, and it may be sent again under its name. */
const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** Receivers refuse what was signed more than five minutes ago or ahead. */
function clockWords(status: number, ours: Instant, theirs: Instant | null): string {
  if (!HOLDS_A_CLOCK.includes(status) || theirs === null) return ''
  const apart = between(theirs, ours)
  if (Math.abs(apart) < CLOCKS_APART) return ''
  const seconds = Math.round(Math.abs(apart) / 1_000)
  return `, our clock is ${seconds} s ${apart < 0 ? 'behind' : 'ahead of'} the receiver's`
}

export function readOutcome(answer: SignedAnswer, secret: string, now: Instant): CutStepOutcome {
  if (answer.kind === 'unreachable') return answer
  const { status, body, serverTime } = answer
  if (isPassing(status)) return { kind: 'unreachable', detail: `HTTP ${status}` }
  const act = actAnswer.safeParse(body)
  const words = lineOf(act.success ? (act.data.detail ?? '') : '', secret)
  const said = words === '' ? '' : `: ${words}`
  if (!isDone(status) || !act.success || !act.data.accepted) {
    const detail = `HTTP ${status}, not accepted${said}${clockWords(status, now, serverTime)}`
    return { kind: 'refused', detail }
  }
  const queued = status === 202 ? ' to be done later' : ''
  return { kind: 'accepted', detail: `taken by the receiver${queued}${said}` }
}

export function readWebhookState(answer: SignedAnswer): PublishState {
  if (answer.kind === 'unreachable') return answer
  const state = stateAnswer.safeParse(answer.body)
  if (!isDone(answer.status) || !state.success) {
    return { kind: 'unreachable', detail: `HTTP ${answer.status}, no state of the stream` }
  }
  const told = state.data
  if (!told.publishing) {
    return {
      kind: 'not-publishing',
      ...(told.banned === undefined ? {} : { banned: told.banned }),
    }
  }
  const { session: sessionId, address = null, protocol = null, viewers } = told
  return { kind: 'publishing', publisher: { sessionId, address, protocol }, viewers }
}
