import { connect, type Socket } from 'node:net'
import { fastifySSE } from '@fastify/sse'
import { fastify } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import type { StreamedEvent } from '../../../../src/adapters/http/event-stream.ts'
import { sendEvents } from '../../../../src/adapters/http/send-events.ts'
import { patiently } from '../../../build/patience.ts'
import { pool } from '../harness-pool.ts'
import { seedViolation } from '../http-harness.ts'

const start = pool()
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

/** Asks, and reads nothing of the answer. */
function askAndStall(address: string, path: string, headers: readonly string[] = []): Socket {
  const { hostname, port } = new URL(address)
  const socket = connect({ host: hostname, port: Number(port) })
  sockets.push(socket)
  socket.on('error', () => {})
  socket.pause()
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    'Accept: text/event-stream',
    ...headers,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return socket
}

test('a reader that stops reading and then leaves holds nothing of the journal', async () => {
  let listeners = 0
  const harness = await start({
    deps: (deps) => ({
      ...deps,
      within: (jurisdiction) => ({
        ...deps.within(jurisdiction),
        events: {
          // More than any socket takes, again and again.
          after: async (sequence) => ({
            lastSequence: sequence + 1,
            events: (await deps.within(jurisdiction).events.after(0, 1)).events.map((event) => ({
              ...event,
              sequence: sequence + 1,
            })),
          }),
        },
      }),
      journalFeed: {
        subscribe: (listener) => {
          const leave = deps.journalFeed.subscribe(listener)
          listeners += 1
          return () => {
            listeners -= 1
            leave()
          }
        },
      },
    }),
  })
  await seedViolation(harness)
  const address = await harness.app.listen({ host: '127.0.0.1', port: 0 })
  const authorization = `Authorization: Bearer ${await harness.token('operator')}`
  const stalled: { readonly needsDrain: boolean }[] = []
  harness.app.server.on('connection', (socket) =>
    stalled.push({
      get needsDrain() {
        return socket.writableNeedDrain
      },
    }),
  )
  const readers = [1, 2, 3].map(() => askAndStall(address, '/api/v1/events', [authorization]))
  await patiently(() => {
    expect(listeners).toBe(3)
    expect(stalled.map(({ needsDrain }) => needsDrain)).toEqual([true, true, true])
  })
  for (const reader of readers) reader.destroy()
  await patiently(() => expect(listeners).toBe(0))
})

test('a reader that stops reading and stays is hung up on', async () => {
  const app = fastify()
  await app.register(fastifySSE, { heartbeatInterval: 0 })
  let ended = false
  async function* endless(): AsyncGenerator<StreamedEvent> {
    try {
      for (;;) yield { event: 'much', data: 'x'.repeat(100_000) }
    } finally {
      ended = true
    }
  }
  app.get('/events', { sse: 'only' }, async (_request, reply) => {
    const gone = new AbortController()
    reply.sse.onClose(() => gone.abort())
    await sendEvents(reply, endless(), gone.signal, 50)
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  askAndStall(address, '/events')
  await patiently(() => expect(ended).toBe(true))
  await patiently(async () => {
    const open = await new Promise((resolve) =>
      app.server.getConnections((_, count) => resolve(count)),
    )
    expect(open).toBe(0)
  })
  await app.close()
})
