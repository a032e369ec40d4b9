import { Socket } from 'node:net'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Result } from '../../../core/fault.ts'
import { seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'
import { orRefuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from '../routes/route-kit.ts'

export type Backup = (folder: string) => Promise<Result<Readonly<Record<string, string | number>>>>

/** Well within the time after which whoever asks takes this process for frozen. */
const SIGN_OF_LIFE_EVERY = seconds(30)

/** Says that it is still at work (102, RFC 2518) until it is done: a large backup takes longer than an answer may. */
export async function withSignsOfLife<T>(
  clock: Pick<Clock, 'sleep'>,
  { raw }: FastifyReply,
  work: Promise<T>,
): Promise<T> {
  const done = new AbortController()
  async function sign(): Promise<void> {
    // Asked within its own process it has no socket, and nobody who waits at one.
    while (raw.socket instanceof Socket) {
      await clock.sleep(SIGN_OF_LIFE_EVERY, done.signal)
      if (done.signal.aborted || raw.socket?.writable !== true) return
      raw.writeProcessing()
    }
  }
  const signing = sign()
  try {
    return await work
  } finally {
    done.abort()
    await signing
  }
}

/** For a command of this machine alone: it names a folder of it. */
export function backupRoute(app: ZodApp, backup: Backup, clock: Pick<Clock, 'sleep'>): void {
  app.post('/backup', {
    schema: {
      body: z.object({ folder: z.string().min(1).max(4_096) }),
      response: { 200: z.record(z.string(), z.union([z.string(), z.number()])), ...PROBLEMS },
    },
    handler: async (request, reply) =>
      orRefuse(await withSignsOfLife(clock, reply, backup(request.body.folder))),
  })
}
