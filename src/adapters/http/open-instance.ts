import { randomUUID } from 'node:crypto'
import type { Http2SecureServer } from 'node:http2'
import { createSecureContext } from 'node:tls'
import { type FastifyInstance, fastify } from 'fastify'
import type { Certificate, HttpSettings } from './dependencies.ts'
import { RAW_PROBLEM_OPTIONS } from './raw-problems.ts'

const BODY_LIMIT_BYTES = 1_048_576
/** For a request to arrive: a register from a slow line takes minutes. */
const REQUEST_LIMIT_MILLISECONDS = 300_000
/** For an answer; routes that take longer say so. Without it, a database that hangs would hold every caller for ever. */
const HANDLER_LIMIT_MILLISECONDS = 60_000

/** The bare server: whom it believes, how long it waits, and which protocol it speaks. */
export function openInstance({
  trustedProxies,
  tls,
}: Pick<HttpSettings, 'trustedProxies' | 'tls'>): FastifyInstance {
  const options = {
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    requestTimeout: REQUEST_LIMIT_MILLISECONDS,
    handlerTimeout: HANDLER_LIMIT_MILLISECONDS,
    // Streams of events would otherwise keep the server from closing.
    forceCloseConnections: true,
  } as const
  // Node would answer without a word; `own-names.ts` looks at the name instead.
  const http = { requireHostHeader: false }
  if (tls === null) return fastify({ ...options, ...RAW_PROBLEM_OPTIONS, http })
  // They are the same for replies of either protocol, whose types differ.
  const problems: object = RAW_PROBLEM_OPTIONS
  // HTTP/2 lets a browser ask for everything on one connection; who does not know it speaks HTTP/1.1 over the same port.
  const server = fastify({
    ...options,
    ...problems,
    http2: true,
    https: { allowHTTP1: true, ...http, ...tls },
  })
  // Routes see requests and replies of either protocol through the same interface.
  return server as unknown as FastifyInstance
}

/** Whether key and certificate can be used, and with each other; otherwise why not. */
export function checkCertificate(certificate: Certificate): string | null {
  try {
    createSecureContext(certificate)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** From now on new connections are given this certificate; those that are open stay. */
export function renewCertificate(app: FastifyInstance, certificate: Certificate): void {
  const server = app.server as unknown as Http2SecureServer
  server.setSecureContext(certificate)
}
