import type { CutOrder as WireCutOrder } from '../../../contracts/cut.ts'
import type { Bilingual } from '../../../contracts/primitives.ts'
import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import { CUT_STATE_WORDS } from './words.ts'

const orNull = (instant: Instant | null): string | null =>
  instant === null ? null : formatInstant(instant)

function banSentence({ until }: CutOrder): Bilingual {
  return until === null
    ? { zh: '封禁该流名,直到撤销', en: 'Ban the stream name until the order is undone' }
    : {
        zh: `封禁该流名,至 ${formatInstant(until)}`,
        en: `Ban the stream name until ${formatInstant(until)}`,
      }
}

/** What the order does, in order. The same sentences stand under a dry run and under the real thing. */
function planOf(order: CutOrder): Bilingual[] {
  const { target, expectedPublisher } = order
  const stream = `${target.app}/${target.stream}`
  const session = expectedPublisher?.sessionId ?? '—'
  const address = expectedPublisher?.address ?? '—'
  return [
    {
      zh: `核对 ${stream} 的推流者仍是会话 ${session}(${address}),不是则拒绝执行`,
      en: `Check that ${stream} is still published by session ${session} (${address}); refuse otherwise`,
    },
    ...(order.ban ? [banSentence(order)] : []),
    { zh: `断开会话 ${session}`, en: `End session ${session}` },
    {
      zh: '独立重新拉流,核实画面确已消失,并观察是否恢复',
      en: 'Pull the stream anew to prove that it is gone, and watch for its return',
    },
  ]
}

export function presentCut(order: CutOrder): WireCutOrder {
  return {
    id: order.id,
    violationId: order.violationId,
    roomId: order.roomId,
    target: { ...order.target },
    expectedPublisher: order.expectedPublisher === null ? null : { ...order.expectedPublisher },
    state: order.status,
    stateWords: { ...CUT_STATE_WORDS[order.status] },
    reason: order.reason,
    ban: order.ban,
    until: orNull(order.until),
    dryRun: order.dryRun,
    requestedBy: order.requestedBy,
    requestedAt: formatInstant(order.requestedAt),
    acceptedAt: orNull(order.acceptedAt),
    verifiedAt: orNull(order.verifiedAt),
    plan: planOf(order),
    steps: order.steps.map((step) => ({ ...step, at: formatInstant(step.at) })),
    checks: order.checks.map((check) => ({ ...check, at: formatInstant(check.at) })),
    version: order.version,
  }
}
