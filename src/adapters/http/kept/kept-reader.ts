import { z } from 'zod'
import { EvidenceStoreAway } from '../../../core/evidence/store-away.ts'
import { type FaultCode, fail, type Result, succeed } from '../../../core/fault.ts'
import type { Records } from '../../../ports/records/records.ts'
import type { ControlAnswer, ControlRequest } from '../control-socket.ts'
import {
  EVIDENCE,
  KEPT_PATH,
  type Kept,
  type KeptQuestion,
  READ_REGISTERS,
  unpackKept,
} from './kept-reads.ts'

/** Asks the running program; `null` when none runs. */
type AskRunning = (request: ControlRequest) => Promise<Result<ControlAnswer | null>>
type Asked = (question: KeptQuestion) => Promise<unknown>

const requestOf = (question: KeptQuestion): ControlRequest => ({
  method: 'POST',
  path: KEPT_PATH,
  body: Buffer.from(JSON.stringify(question)),
  mediaType: 'application/json',
})

const NOT_ANSWERED =
  '正在运行的巡查不回答这个问题（版本不同？），请重启后再试。The running xuncha does not answer this (another version?): restart it.'

/** Its registers by name, each with the reads of the closed list and nothing else. */
function registersOf(asked: Asked): Records {
  const registers = Object.entries(READ_REGISTERS).map(([register, reads]) => [
    register,
    Object.fromEntries(
      reads.map((read) => [
        read,
        (...args: readonly unknown[]) => asked({ register, read, args: [...args] }),
      ]),
    ),
  ])
  return Object.fromEntries(registers)
}

/** A store that the running program reads for us. */
const RUNNING = 'of the running xuncha'

const AWAY = z.object({
  code: z.literal('evidence-away' satisfies FaultCode),
  detail: z.string(),
  where: z.string().nullable(),
})

/** That the store of the running program is away, where that is what it answers. */
function awayIn(text: string): EvidenceStoreAway | null {
  const problem = AWAY.safeParse(jsonOf(text))
  return problem.success
    ? new EvidenceStoreAway(problem.data.where ?? RUNNING, problem.data.detail)
    : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * What the running program keeps, read through it: each read is a question of its own, nothing can be written. `null`
 * when none runs. Rejects when the program ends meanwhile.
 */
export async function openKeptReader(askRunning: AskRunning): Promise<Result<Kept | null>> {
  const first = await askRunning(requestOf({ register: 'rooms', read: 'findMany', args: [[]] }))
  if (!first.ok) return first
  if (first.value === null) return succeed(null)
  if (first.value.status !== 200) return fail('data-folder-in-use', NOT_ANSWERED)
  const asked: Asked = async (question) => {
    const answer = await askRunning(requestOf(question))
    if (!answer.ok) throw new Error(answer.fault.message)
    if (answer.value === null) throw new Error('the running program ended')
    if (answer.value.status !== 200) throw new Error(answer.value.text)
    return unpackKept(answer.value.text)
  }
  const records = registersOf(asked)
  return succeed({
    transactions: { run: (work) => work(records) },
    evidenceStore: {
      async get(sha256) {
        const answer = await askRunning(requestOf({ ...EVIDENCE, args: [sha256] }))
        if (!answer.ok) throw new EvidenceStoreAway(RUNNING, answer.fault.message)
        if (answer.value === null) throw new EvidenceStoreAway(RUNNING, 'it ended')
        const { status, text } = answer.value
        if (status !== 200) throw awayIn(text) ?? new Error(text)
        const bytes = unpackKept(text)
        return bytes instanceof Uint8Array ? new Uint8Array(bytes) : null
      },
    },
  })
}
