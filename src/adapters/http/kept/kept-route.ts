import { z } from 'zod'
import { EvidenceStoreAway } from '../../../core/evidence/store-away.ts'
import type { Records } from '../../../ports/records/records.ts'
import { refuse } from '../fault-reply.ts'
import { bytesOf, LONG_WORK_MILLISECONDS, PROBLEMS, type ZodApp } from '../routes/route-kit.ts'
import {
  EVIDENCE,
  KEPT_PATH,
  type Kept,
  type KeptQuestion,
  keptQuestion,
  packKept,
  READ_REGISTERS,
} from './kept-reads.ts'

/** Names of as many violations as years of patrol leave. */
const QUESTION_BYTES = 64 * 1_048_576

const SHA256 = z.string().regex(/^[0-9a-f]{64}$/)

async function ask(records: Records, { register, read, args }: KeptQuestion): Promise<unknown> {
  const found: unknown = Reflect.get(records, register)
  const method: unknown =
    typeof found === 'object' && found !== null ? Reflect.get(found, read) : undefined
  if (typeof method !== 'function') throw new Error(`no read ${register}.${read}`)
  return await Reflect.apply(method, found, args)
}

/** That the store is away is told as such: whoever asked must not take it for a file that was changed. */
async function evidenceOf(
  store: Kept['evidenceStore'],
  sha256: string,
): Promise<Uint8Array | null> {
  try {
    return await store.get(sha256)
  } catch (error) {
    if (error instanceof EvidenceStoreAway) refuse('evidence-away', error.why, error.place)
    throw error
  }
}

/**
 * Answers a command of this machine that reads what is kept, one question a transaction. Only reads of a closed list; for
 * the socket in the data folder, never for the network.
 */
export function keptRoute(app: ZodApp, { transactions, evidenceStore }: Kept): void {
  app.post(KEPT_PATH, {
    bodyLimit: QUESTION_BYTES,
    handlerTimeout: LONG_WORK_MILLISECONDS,
    schema: {
      hide: true,
      body: keptQuestion,
      response: { 200: bytesOf('base64', 'text/plain'), ...PROBLEMS },
    },
    handler: async ({ body }, reply) => {
      const isEvidence = body.register === EVIDENCE.register && body.read === EVIDENCE.read
      const isKnown =
        Object.hasOwn(READ_REGISTERS, body.register) &&
        READ_REGISTERS[body.register]?.includes(body.read) === true
      if (!isEvidence && !isKnown) {
        refuse(
          'not-found',
          '正在运行的巡查不回答这个问题。The running xuncha does not answer this.',
        )
      }
      const value = isEvidence
        ? await evidenceOf(evidenceStore, SHA256.parse(body.args[0]))
        : await transactions.run((records) => ask(records, body))
      return reply.type('text/plain').send(packKept(value))
    },
  })
}
