import { heartbeatOf, type SignedHeartbeat } from '../../core/canary/heartbeat.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type { CanaryReport } from './canary-report.ts'

export type HeartbeatDeps = {
  readonly clock: Clock
  readonly logger: Logger
  readonly egress: Pick<Egress, 'post'>
  readonly url: string
  readonly report: () => Promise<CanaryReport>
  /** Whether processes that look are alive, as far as anybody knows. */
  readonly isLookedAfter: () => boolean
  readonly sign: (message: string) => SignedHeartbeat
}

const BUDGET = seconds(10)

/** The address may carry a token: it is never written down, and neither is what the other side answers. */
async function post(deps: HeartbeatDeps, body: string): Promise<string | null> {
  const ended = new AbortController()
  const late = new AbortController()
  void deps.clock.sleep(BUDGET, ended.signal).then(() => late.abort())
  try {
    const request = { body, token: null, signal: late.signal }
    const answer = await deps.egress.post(deps.url, request)
    if (answer.kind === 'refusal') return answer.reason
    answer.discard()
    return answer.status >= 200 && answer.status < 300 ? null : `HTTP ${answer.status}`
  } finally {
    ended.abort()
  }
}

/** One heartbeat, where there is reason for one: silence means that the patrol is not known to see. */
export async function sendHeartbeat(deps: HeartbeatDeps): Promise<'sent' | 'silent' | 'failed'> {
  // What was found a while ago says nothing of workers that are gone since.
  if (!deps.isLookedAfter()) return 'silent'
  const { figures, heard } = await deps.report()
  const heartbeat = heartbeatOf(figures, heard, deps.clock.now())
  if (heartbeat === null) return 'silent'
  const why = await post(deps, JSON.stringify(deps.sign(JSON.stringify(heartbeat))))
  if (why === null) return 'sent'
  deps.logger.warn({ why }, 'the heartbeat was not taken')
  return 'failed'
}
