import { createHash } from 'node:crypto'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { jurisdictionKey } from '../../core/access/jurisdiction.ts'
import { minutes } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { IdempotentAnswer } from '../../ports/records/access/idempotency.ts'
import { knownCaller } from './access.ts'
import type { HttpDependencies } from './dependencies.ts'
import { PROBLEM_TYPE } from './error-handler.ts'
import { refuse } from './fault-reply.ts'

const HEADER = 'idempotency-key'
export const REPLAYED_HEADER = 'idempotency-replayed'
const LONGEST_KEY = 255

/**
 * How long a key stays taken whose node died before it answered: longer than any request may work, so that none is done
 * beside the one that took it.
 */
const ABANDONED = minutes(11)

type Ticket = { readonly key: string; readonly requestHash: string; readonly at: Instant }

const sha256 = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex')

/** Whether a route reads `Idempotency-Key`: writes of known callers whose answer may be kept. */
export const readsIdempotencyKey = (
  method: string,
  { access, secretAnswer }: FastifyContextConfig,
): boolean =>
  !['GET', 'HEAD'].includes(method) &&
  access !== undefined &&
  access !== 'anyone' &&
  access !== 'hook' &&
  secretAnswer !== true

/** The header as documented. */
export const IDEMPOTENCY_PARAMETER = {
  'Idempotency-Key': {
    type: 'string',
    minLength: 1,
    maxLength: LONGEST_KEY,
    description:
      '同一键、同一请求只做一次，得到同一答复 The same key and request are done once and get the same answer',
  },
} as const

/** Keys belong to who sends them: nobody reads the answer that was meant for another. */
function ticketOf(request: FastifyRequest, at: Instant): Ticket | null {
  const key = request.headers[HEADER]
  const caller = knownCaller(request)
  if (key === undefined || caller === null) return null
  if (!readsIdempotencyKey(request.method, request.routeOptions.config)) return null
  if (typeof key !== 'string' || key.length === 0 || key.length > LONGEST_KEY) {
    refuse(
      'bad-request',
      'Idempotency-Key 应为 1 到 255 个字符。Idempotency-Key: 1 to 255 characters.',
      HEADER,
    )
  }
  return {
    // Nor does anybody read again what he might not look at any more.
    key: sha256(caller.kind, caller.id, jurisdictionKey(caller.jurisdiction), caller.role, key),
    requestHash: sha256(request.method, request.url, JSON.stringify(request.body ?? null)),
    at,
  }
}

/** An answer that says "not now" must not be frozen. */
const isFinal = (status: number): boolean => status < 500 && ![401, 403, 429].includes(status)

const worked = (): never =>
  refuse('conflict', '同一请求正在处理。The same request is being worked on.', HEADER)

const mismatched = (): never =>
  refuse(
    'idempotency-mismatch',
    '该 Idempotency-Key 已用于另一请求。This Idempotency-Key was used for another request.',
    HEADER,
  )

function replayed(
  reply: FastifyReply,
  { status, body }: Pick<IdempotentAnswer, 'status' | 'body'>,
): FastifyReply {
  return reply
    .code(status)
    .header(REPLAYED_HEADER, 'true')
    .type(status < 400 ? 'application/json; charset=utf-8' : PROBLEM_TYPE)
    .serializer((text: unknown) => String(text))
    .send(body)
}

type Deps = Pick<HttpDependencies, 'idempotency' | 'clock' | 'logger'>

/** Not "not now": it stays taken where nobody knows whether it was done. */
async function settle({ idempotency, clock }: Deps, ticket: Ticket, status: number, body: string) {
  if (isFinal(status)) await idempotency.save({ ...ticket, status, body, at: clock.now() })
  else if (status !== 503) await idempotency.release(ticket)
}

/**
 * `Idempotency-Key` on writes: the same key and request get the same answer without being done again, the same key
 * with another request is refused. A key is taken before its request is worked on, by all machines together. A crash between
 * the deed and the note of its answer leaves the key taken for a while; the state rules of the use cases then refuse the
 * second try.
 */
export function installIdempotency(app: FastifyInstance, deps: Deps): void {
  const tickets = new WeakMap<FastifyRequest, Ticket>()

  async function replay(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> {
    const now = deps.clock.now()
    const ticket = ticketOf(request, now)
    if (ticket === null) return undefined
    const standing = await deps.idempotency.claim(ticket, minus(now, ABANDONED))
    if (standing === null) {
      tickets.set(request, ticket)
      return undefined
    }
    if (standing.requestHash !== ticket.requestHash) mismatched()
    if (standing.answer === null) return worked()
    return replayed(reply, standing.answer)
  }

  app.addHook('preHandler', replay)
  app.addHook('onSend', async (request, reply, payload) => {
    const ticket = tickets.get(request)
    if (ticket === undefined) return payload
    tickets.delete(request)
    try {
      await settle(deps, ticket, reply.statusCode, typeof payload === 'string' ? payload : '')
    } catch (error) {
      // The deed is done and its answer is ready: the caller gets it, though it cannot be repeated.
      deps.logger.warn({ requestId: request.id, error: String(error) }, 'answer was not kept')
    }
    return payload
  })
}
