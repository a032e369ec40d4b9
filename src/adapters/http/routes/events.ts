import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { regionFilter } from '../../../contracts/primitives.ts'
import type { Hello } from '../../../contracts/server-event.ts'
import { HELLO_EVENT } from '../../../contracts/words/wire-words.ts'
import type { Fault } from '../../../core/fault.ts'
import { callerOf, credentialsOf, placed, standingOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { PROBLEM_TYPE, problemOf } from '../error-handler.ts'
import { eventStream } from '../event-stream.ts'
import { refuse, refuseFor } from '../fault-reply.ts'
import { sendEvents } from '../send-events.ts'
import { bytesOf, PROBLEMS, type ZodApp } from './route-kit.ts'

function sequenceIn(text: string | undefined | null): number | null {
  if (text === undefined || text === null || text === '') return null
  const sequence = /^\d{1,15}$/.test(text) ? Number(text) : null
  return (
    sequence ??
    refuse('bad-request', 'Last-Event-ID 有误。Last-Event-ID is not one of ours.', 'last-event-id')
  )
}

/** As long as timers can count: a stream of events ends by itself only when somebody leaves. */
const ENDLESS_MILLISECONDS = 2_147_483_647

/**
 * A browser needs one connection, however many tabs it has; each asks the journal every two seconds. A node serves 300 operators
 * and 200 programs that listen, with some to spare for those that come back before their old connection is known to be gone.
 */
const STREAMS_OF_ONE = 12
const STREAMS_OF_ALL = 600
const BUSY_SECONDS = 30

/** How soon a browser that lost the connection comes back. */
const RETRY_MILLISECONDS = 2_000

async function* greeted<Event>(first: Event, rest: AsyncIterable<Event>): AsyncGenerator<Event> {
  yield first
  yield* rest
}

/** The plugin refuses who will not hear events in a shape of its own. */
async function tellAsProblem(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
  if (reply.statusCode !== 406) return payload
  reply.type(PROBLEM_TYPE)
  return problemOf(NOT_ACCEPTABLE, request.id, 406)
}

const NOT_ACCEPTABLE: Fault = {
  code: 'bad-request',
  message: '这里只有事件流。Here are events only: accept text/event-stream.',
  where: 'accept',
}

/** The journal as server-sent events: resumable, each with the resource as it now stands. */
export function eventRoutes(app: ZodApp, deps: HttpDependencies): void {
  const open = new Map<AbortController, string>()
  app.addHook('preClose', async () => {
    for (const connection of open.keys()) connection.abort()
  })
  const refuseTooMany = (reply: FastifyReply, caller: string): void => {
    const ofCaller = [...open.values()].filter((id) => id === caller).length
    if (ofCaller >= STREAMS_OF_ONE || open.size >= STREAMS_OF_ALL) refuseFor(reply, BUSY_SECONDS)
  }

  app.get('/events', {
    config: { access: 'read' },
    sse: 'only',
    // A HEAD of an endless answer would never end.
    exposeHeadRoute: false,
    preSerialization: tellAsProblem,
    handlerTimeout: ENDLESS_MILLISECONDS,
    schema: {
      operationId: 'followEvents',
      tags: ['events'],
      summary: '实时事件（SSE） Server-sent events, resumable with Last-Event-ID',
      headers: z.looseObject({ 'last-event-id': z.string().optional() }),
      querystring: z.object({
        lastEventId: z.string().max(20).optional(),
        region: regionFilter.optional(),
      }),
      response: {
        200: bytesOf('事件流 Events without end', 'text/event-stream'),
        ...PROBLEMS,
      },
    },
    handler: async (request, reply) => {
      const reader = callerOf(request)
      const { id: caller } = reader
      refuseTooMany(reply, caller)
      const asked = sequenceIn(reply.sse.lastEventId) ?? sequenceIn(request.query.lastEventId)
      const connection = new AbortController()
      open.set(connection, caller)
      reply.sse.onClose(() => {
        connection.abort()
        open.delete(connection)
      })
      const last = await deps.journal.lastSequence()
      // Beyond the end lies another journal (a new database): from there nothing would ever be told.
      const from = Math.min(asked ?? last, last)
      const credentials = credentialsOf(request, deps.settings.cookieSecure)
      const standing = standingOf(reader)
      // Whose role or regions changed hears no more by the old ones; a browser comes back as what it is now.
      const isWelcome = async (): Promise<boolean> => {
        const now = credentials === null ? null : await deps.sessions.whoAsks(credentials)
        return now !== null && standingOf(now) === standing
      }
      const hello: Hello = { accountId: caller }
      const { signal } = connection
      const greeting = { event: HELLO_EVENT, data: hello, retry: RETRY_MILLISECONDS }
      const { events } = placed(deps, request)
      const listening = { isWelcome, events, reader }
      const journal = eventStream(deps, from, signal, listening, request.query.region)
      await sendEvents(reply, greeted(greeting, journal), signal)
    },
  })
}
