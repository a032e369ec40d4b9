import type { ServerStream } from '../../core/registry/media-server.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** May this stream be published now? The media server asks before and right after it lets someone in. */
export async function mayPublish(
  deps: { readonly clock: Pick<Clock, 'now'>; readonly transactions: Transactions },
  stream: ServerStream,
): Promise<boolean> {
  const ban = await deps.transactions.run((records) => records.streamBans.find(stream))
  if (ban === null) return true
  return ban.until !== null && ban.until <= deps.clock.now()
}
