import type { Clock } from '../../ports/clock.ts'
import type { Egress, EgressRefusal, HttpAnswer } from '../../ports/egress.ts'
import type { Unseen } from '../../ports/stream-viewer.ts'
import type { FetchedText, TextFetcher } from '../../ports/text-fetcher.ts'

/** A live playlist is a few kilobytes; what is larger is not one. */
const MAXIMUM_BYTES = 512 * 1024

const unseen = (reason: Unseen['reason'], detail: string, httpStatus: number | null): Unseen => ({
  kind: 'unseen',
  reason,
  httpStatus,
  detail,
})

async function readText(answer: HttpAnswer): Promise<FetchedText | Unseen> {
  if (answer.status >= 400) {
    answer.discard()
    const reason = answer.status >= 500 ? 'http-5xx' : 'http-4xx'
    return unseen(reason, `HTTP ${answer.status}`, answer.status)
  }
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of answer.body) {
    bytes += chunk.length
    if (bytes > MAXIMUM_BYTES) {
      answer.discard()
      return unseen('not-media', 'the text is too long to be a playlist', answer.status)
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return { kind: 'text', url: answer.url, text: text + decoder.decode() }
}

async function fetchWithin(
  egress: Egress,
  url: string,
  signal: AbortSignal,
): Promise<FetchedText | Unseen> {
  const answer: HttpAnswer | EgressRefusal = await egress.get(url, { signal })
  if (answer.kind === 'refusal') return unseen(answer.reason, answer.detail, null)
  try {
    return await readText(answer)
  } catch (error) {
    const reason = signal.aborted ? 'timeout' : 'refused'
    return unseen(reason, String(error).slice(0, 200), answer.status)
  }
}

/** Small texts through the egress guard, so that a proof pulls by the same rules as a patrol. */
export function createGuardedTextFetcher(egress: Egress, clock: Clock): TextFetcher {
  return {
    fetchText: async (url, options) => {
      const ended = new AbortController()
      const signals = [ended.signal, ...(options.signal === undefined ? [] : [options.signal])]
      const signal = AbortSignal.any(signals)
      const timer = clock.sleep(options.budget, signal).then(() => ended.abort())
      try {
        return await fetchWithin(egress, url, signal)
      } finally {
        ended.abort()
        await timer
      }
    },
  }
}
