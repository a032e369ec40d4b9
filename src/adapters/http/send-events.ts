import type { FastifyReply } from 'fastify'
import type { StreamedEvent } from './event-stream.ts'

/** A reader that takes nothing for so long will come back and catch up; until then what it is owed only piles up. */
export const STALLED_MILLISECONDS = 60_000

type Message = StreamedEvent & { readonly retry?: number }

/** Resolves when `signal` aborts, or with the time; `stop` leaves neither a timer nor a listener. */
function waitForEnd(signal: AbortSignal, milliseconds: number) {
  const { promise, resolve } = Promise.withResolvers<'gone' | 'stalled'>()
  const gone = (): void => resolve('gone')
  const timer = setTimeout(() => resolve('stalled'), milliseconds)
  signal.addEventListener('abort', gone, { once: true })
  if (signal.aborted) gone()
  return {
    promise,
    stop: (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', gone)
    },
  }
}

/**
 * Sends until `events` end or the reader is gone, of which `signal` tells; one that takes nothing for `longest`
 * milliseconds is hung up on. The plugin's own loop waits for a stalled reader's next read only, which never comes
 * from one that leaves: everything behind it would then be held for ever.
 */
export async function sendEvents(
  reply: FastifyReply,
  events: AsyncIterable<Message>,
  signal: AbortSignal,
  longest: number = STALLED_MILLISECONDS,
): Promise<void> {
  for await (const event of events) {
    if (signal.aborted) return
    const end = waitForEnd(signal, longest)
    // What a write says of a reader that left meanwhile is nothing new.
    const sent = reply.sse.send(event).then(
      () => 'sent' as const,
      () => 'gone' as const,
    )
    const outcome = await Promise.race([sent, end.promise])
    end.stop()
    if (outcome === 'stalled') reply.raw.destroy()
    if (outcome !== 'sent') return
  }
}
