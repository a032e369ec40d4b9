import { fetch } from 'undici'
import { seconds } from '../../core/time/duration.ts'
import type { Logger } from '../../ports/logger.ts'
import type { MediaSession } from './node-media-server-parts.ts'

const ANSWER_WITHIN = seconds(3)

/** The body that node-media-server itself posts to `notify.url` (4.4.3, notify_server.js). */
const question = (session: MediaSession): string =>
  JSON.stringify({
    action: 'prePublish',
    id: session.id,
    ip: session.ip,
    app: session.streamApp,
    name: session.streamName,
    query: session.streamQuery,
    protocol: session.protocol,
    createtime: session.createTime,
  })

async function mayPublish(
  hookUrl: string,
  session: MediaSession,
  logger: Logger,
): Promise<boolean> {
  try {
    const response = await fetch(hookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: question(session),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    await response.body?.cancel()
    return response.status === 200
  } catch (error) {
    logger.warn({ stream: session.streamName, error }, 'publish authentication did not answer')
    return false
  }
}

/**
 * Asks before any media is taken in, and refuses when nobody answers. The package's own notification asks while the
 * stream already runs: tried against an encoder that comes back every two seconds, each attempt put one more picture
 * of the forbidden lesson through to the viewers before it was closed.
 */
export function createPublishGate(
  hookUrl: string,
  logger: Logger,
): (session: MediaSession) => void {
  return (session) => {
    const { socket } = session
    if (socket === undefined) {
      session.close()
      return
    }
    // Nothing is read from the publisher, not even its first picture, until the answer is there.
    socket.pause()
    void mayPublish(hookUrl, session, logger).then((allowed) => {
      logger.debug({ stream: session.streamName, allowed }, 'publish authentication')
      if (allowed) socket.resume()
      else socket.destroy()
    })
  }
}
