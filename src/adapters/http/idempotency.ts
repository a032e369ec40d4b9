import { createHash } from 'node:crypto'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { jurisdictionKey } from '../../core/access/jurisdiction.ts'
import { knownCaller } from './access.ts'
import type { HttpDependencies } from './dependencies.ts'
import { PROBLEM_TYPE } from './error-handler.ts'
import { refuse } from './fault-reply.ts'

const HEADER = 'idempotency-key'
export const REPLAYED_HEADER = 'idempotency-replayed'
const LONGEST_KEY = 255

type Ticket = { readonly key: string; readonly requestHash: string }

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
function ticketOf(request: FastifyRequest): Ticket | null {
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
  }
}

/** An answer that says "not now" must not be frozen. */
const isFinal = (status: number): boolean => status < 500 && ![401, 403, 429].includes(status)

/**
 * `Idempotency-Key` on writes: the same key and request get the same answer without being done again, the same key
 * with another request is refused. A crash between the deed and the note of its answer leaves the deed: the state
 * rules of the use cases then refuse the second try.
 */
export function installIdempotency(
  app: FastifyInstance,
  deps: Pick<HttpDependencies, 'idempotency' | 'clock' | 'logger'>,
): void {
  const tickets = new WeakMap<FastifyRequest, Ticket>()
  const underWay = new Set<string>()

  async function replay(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> {
    const ticket = ticketOf(request)
    if (ticket === null) return undefined
    if (underWay.has(ticket.key)) {
      refuse('conflict', '同一请求正在处理。The same request is being worked on.', HEADER)
    }
    underWay.add(ticket.key)
    tickets.set(request, ticket)
    const answer = await deps.idempotency.find(ticket.key)
    if (answer === null) return undefined
    tickets.delete(request)
    underWay.delete(ticket.key)
    if (answer.requestHash !== ticket.requestHash) {
      refuse(
        'idempotency-mismatch',
        '该 Idempotency-Key 已用于另一请求。This Idempotency-Key was used for another request.',
        HEADER,
      )
    }
    const type = answer.status < 400 ? 'application/json; charset=utf-8' : PROBLEM_TYPE
    return reply
      .code(answer.status)
      .header(REPLAYED_HEADER, 'true')
      .type(type)
      .serializer((body: unknown) => String(body))
      .send(answer.body)
  }

  app.addHook('preHandler', replay)
  app.addHook('onSend', async (request, reply, payload) => {
    const ticket = tickets.get(request)
    if (ticket === undefined) return payload
    tickets.delete(request)
    const body = typeof payload === 'string' ? payload : ''
    try {
      if (isFinal(reply.statusCode)) {
        const at = deps.clock.now()
        await deps.idempotency.save({ ...ticket, status: reply.statusCode, body, at })
      }
    } catch (error) {
      // The deed is done and its answer is ready: the caller gets it, though it cannot be repeated.
      deps.logger.warn({ requestId: request.id, error: String(error) }, 'answer was not kept')
    } finally {
      underWay.delete(ticket.key)
    }
    return payload
  })
}
