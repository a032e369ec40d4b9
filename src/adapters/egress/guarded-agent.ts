import { Agent, buildConnector } from 'undici'
import type { Guard } from './guard.ts'
import { RefusedByGuard } from './refusal-of-error.ts'

/** How HTTP is spoken here: through connections that the guard lets happen. */
export type HttpClient = {
  readonly connect: buildConnector.connector
  readonly agent: Agent
  /** Hosts with their ports whose answers a strict parser does not read. */
  readonly untidy: Set<string>
}

/**
 * Connections that can only be made to addresses the guard has pinned. The TLS name stays the host's own, so
 * certificates are checked as usual.
 */
function createGuardedConnector(guard: Guard): buildConnector.connector {
  const connect = buildConnector({ timeout: 10_000, allowH2: false })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    void guard.pin(host).then((pinned) => {
      if (pinned.kind === 'refusal') return callback(new RefusedByGuard(pinned), null)
      const servername = options.servername ?? (host === pinned.address ? undefined : host)
      connect(
        {
          ...options,
          hostname: pinned.address,
          ...(servername === undefined ? {} : { servername }),
        },
        callback,
      )
    })
  }
}

export function createHttpClient(guard: Guard): HttpClient {
  const connect = createGuardedConnector(guard)
  const agent = new Agent({
    // One idle socket a host is enough for polling, and closed soon enough to leave nothing behind.
    keepAliveTimeout: 4_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect,
  })
  return { connect, agent, untidy: new Set() }
}
