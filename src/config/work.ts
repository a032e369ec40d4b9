import { z } from 'zod'
import {
  MOST_AT_ONCE,
  notWork,
  WORK_STAGES,
  type WorkStage,
} from '../contracts/words/work-stages.ts'
import { fail, type Result, succeed } from '../core/fault.ts'
import { type Environment, readText } from './environment.ts'

/** What a worker takes: for each kind how many at once, `null` for as many as usual. A kind that is left out it does not take. */
export type Work = ReadonlyMap<WorkStage, number | null>

export type WorkSettings = {
  /** `null`: everything. */
  readonly kinds: Work | null
  /** Processes that read pictures side by side, each with memory of its own; `null`: one a core but one. */
  readonly readers: number | null
}

const KINDS_NAME = 'XUNCHA_WORK'
const READERS_NAME = 'XUNCHA_READERS'
const MOST_READERS = 64

const wrong = (name: string, zh: string, en: string): Result<never> =>
  fail('setting-invalid', `设置 ${name} 无效：${zh}。Setting ${name} is invalid: ${en}.`, name)

const ENTRY = z
  .string()
  .regex(/^[a-z]+(=\d{1,4})?$/)
  .transform((text) => {
    const [kind, count] = text.split('=')
    return [kind, count === undefined ? null : Number(count)] as const
  })
  .pipe(z.tuple([z.enum(WORK_STAGES), z.number().int().min(1).max(MOST_AT_ONCE).nullable()]))

function readKinds(environment: Environment): Result<Work | null> {
  const text = readText(environment, KINDS_NAME)
  if (text === null) return succeed(null)
  const kinds = new Map<WorkStage, number | null>()
  for (const part of text.split(',').map((one) => one.trim())) {
    const entry = ENTRY.safeParse(part)
    if (!entry.success || kinds.has(entry.data[0])) {
      const { zh, en } = notWork(part, 1)
      return wrong(KINDS_NAME, zh, en)
    }
    kinds.set(...entry.data)
  }
  return succeed(kinds)
}

const READERS = z.coerce.number().int().min(1).max(MOST_READERS)

/** What a process with the role `worker` takes and may cost; other roles do not look at it. */
export function readWork(environment: Environment): Result<WorkSettings> {
  const kinds = readKinds(environment)
  if (!kinds.ok) return kinds
  const text = readText(environment, READERS_NAME)
  const readers = READERS.nullable().safeParse(text)
  return readers.success
    ? succeed({ kinds: kinds.value, readers: readers.data })
    : wrong(READERS_NAME, `请填 1 到 ${MOST_READERS} 的整数`, `use 1 to ${MOST_READERS}`)
}
