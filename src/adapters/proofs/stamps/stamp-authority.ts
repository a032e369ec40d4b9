import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { Egress, HttpAnswer } from '../../../ports/egress.ts'
import type { StampAuthority } from '../../../ports/proofs/time-stamps.ts'

/** A token with its whole chain has some six thousand. */
const BYTES_AT_MOST = 65_536
const LIMIT = seconds(20)

/** `null`: longer than any stamp. */
async function bodyOf(answer: HttpAnswer): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body) {
    length += part.length
    if (length > BYTES_AT_MOST) {
      answer.discard()
      return null
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Over HTTP (RFC 3161 §3.4), through the guard of all requests. */
export const createStampAuthority = (
  egress: Pick<Egress, 'post'>,
  address: string,
  limit: Duration = LIMIT,
): StampAuthority => ({
  address,
  async ask(question) {
    const signal = AbortSignal.timeout(limit)
    const contentType = 'application/timestamp-query'
    const headers = { accept: 'application/timestamp-reply' }
    const asked = { body: question, contentType, token: null, headers, signal }
    try {
      const answer = await egress.post(address, asked)
      if (answer.kind === 'refusal') {
        return { fault: 'away', detail: `${answer.reason}: ${answer.detail}` }
      }
      if (answer.status !== 200) {
        answer.discard()
        return { fault: 'away', detail: `HTTP ${answer.status}` }
      }
      return (await bodyOf(answer)) ?? { fault: 'garbage', detail: `> ${BYTES_AT_MOST} bytes` }
    } catch (error) {
      return { fault: 'away', detail: error instanceof Error ? error.message : String(error) }
    }
  },
})
