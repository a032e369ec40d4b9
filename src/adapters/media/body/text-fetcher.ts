import type { Clock } from '../../../ports/clock.ts'
import type { Egress } from '../../../ports/egress.ts'
import type { TextFetcher } from '../../../ports/sight/text-fetcher.ts'
import { startDeadline } from '../deadline.ts'
import {
  reachedButUnseen,
  unseenOfBrokenBody,
  unseenOfRefusal,
  unseenOfStatus,
  withRetryAfter,
} from '../unseen.ts'
import { readAll } from './peek-body.ts'

const MAXIMUM_BYTES = 2_000_000

/** Fetches playlists through the egress guard. */
export function createTextFetcher(needs: {
  readonly egress: Egress
  readonly clock: Clock
}): TextFetcher {
  return {
    async fetchText(url, options) {
      const deadline = startDeadline(needs.clock, options.budget, options.signal)
      const answer = await needs.egress.get(url, { signal: deadline.signal })
      try {
        if (answer.kind === 'refusal') return unseenOfRefusal(answer)
        const refused = unseenOfStatus(answer.status)
        const { status, headers = {} } = answer
        const head = { status, headers }
        if (refused !== null) return { ...withRetryAfter(refused, answer), head }
        const bytes = await readAll(answer.body, MAXIMUM_BYTES)
        return bytes === null
          ? { ...reachedButUnseen('not-media', 'longer than a playlist', status), head }
          : { kind: 'text', url: answer.url, text: Buffer.from(bytes).toString('utf8'), head }
      } catch (error) {
        return unseenOfBrokenBody(deadline.signal.aborted, error)
      } finally {
        if (answer.kind === 'answer') answer.discard()
        deadline.clear()
      }
    },
  }
}
