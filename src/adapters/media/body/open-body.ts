import type { Egress } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { ByteRange } from '../hls/hls-attributes.ts'
import { reachedButUnseen, unseenOfBrokenBody, unseenOfRefusal, withRetryAfter } from '../unseen.ts'
import type { Container } from './container.ts'
import { peekBody } from './peek-body.ts'
import { notMedia, refusedAnswer } from './refused-answer.ts'

export type OpenedBody = {
  readonly kind: 'opened'
  readonly url: string
  readonly container: Exclude<Container, 'html' | 'unknown'>
  /** Size of the whole resource as the server says it; `null` when it says none. */
  readonly totalBytes: number | null
  readonly body: AsyncIterable<Uint8Array>
  discard(): void
}

/** Opens an address over HTTP and looks at its first bytes. Anything that cannot be media is hung up on at once. */
export async function openBody(
  egress: Egress,
  url: string,
  signal: AbortSignal,
  range: ByteRange | null = null,
): Promise<OpenedBody | Unseen> {
  const answer = await egress.get(url, range === null ? { signal } : { signal, range })
  if (answer.kind === 'refusal') return unseenOfRefusal(answer)
  const refused = await refusedAnswer(answer)
  if (refused !== null) return withRetryAfter(refused, answer)
  try {
    const { container, empty, body } = await peekBody(answer.body)
    if (container === 'html' || container === 'unknown') {
      if (!empty) return await notMedia(answer, url, container === 'html', body)
      answer.discard()
      return reachedButUnseen('empty', 'the body is empty', answer.status)
    }
    const { totalBytes = null, discard } = answer
    return { kind: 'opened', url: answer.url, container, totalBytes, body, discard }
  } catch (error) {
    answer.discard()
    return unseenOfBrokenBody(signal.aborted, error)
  }
}
