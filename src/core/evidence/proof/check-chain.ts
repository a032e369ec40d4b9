import { formatInstant, type Instant, instantOfEpochMilliseconds } from '../../time/instant.ts'
import { GENESIS_HASH, linkHash } from '../hash-chain.ts'
import { type CheckFinding, wrong } from './check-report.ts'

/** SHA-256 of UTF-8 text as lower-case hex. */
type Sha256Text = (text: string) => string

/** A row of the journal, word for word as it is kept. */
export type JournalRow = {
  readonly sequence: number
  /** These four stand beside the body to search by, and must say what it says. */
  readonly type: string
  readonly subjectId: string
  /** `null` in rows of earlier versions. */
  readonly who: string | null
  readonly at: number | null
  /** The canonical JSON that was hashed. */
  readonly body: string
  readonly previousHash: string
  readonly hash: string
}

/** Where the walk along the chain stands. */
export type ChainWalk = { readonly sequence: number; readonly hash: string }

export const CHAIN_BEGIN: ChainWalk = { sequence: 0, hash: GENESIS_HASH }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a body says; `null`: it is none. */
export function bodyOf(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(body)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

const timeOf = (at: unknown): string =>
  typeof at === 'number' && Number.isSafeInteger(at)
    ? formatInstant(instantOfEpochMilliseconds(at) satisfies Instant)
    : '—'

/** The event for people: its place, its time, what it is about. */
export function entryWords({ sequence, type, subjectId, at }: JournalRow): {
  readonly zh: string
  readonly en: string
} {
  const time = timeOf(at)
  return {
    zh: `日志第 ${sequence} 条（${type}，${subjectId}，${time}）`,
    en: `entry ${sequence} of the journal (${type}, ${subjectId}, ${time})`,
  }
}

/** Whether the row has a number that an entry can have: 1, 2, 3 … */
export const isEntry = ({ sequence }: JournalRow): boolean =>
  sequence > 0 && Number.isSafeInteger(sequence)

/** A row of the journal that can be none of its entries. */
export function plantedEntry(row: JournalRow): CheckFinding {
  const { zh, en } = entryWords(row)
  return wrong(`${zh}的编号不可能：是插入的`, `the number of ${en} cannot be: it was put in`)
}

function beside(row: JournalRow): readonly CheckFinding[] {
  const body = bodyOf(row.body)
  const { zh, en } = entryWords(row)
  if (body === null) return [wrong(`${zh}正文不是 JSON`, `the body of ${en} is no JSON`)]
  const told = {
    sequence: row.sequence,
    type: row.type,
    subjectId: row.subjectId,
    ...(row.who === null ? {} : { who: row.who }),
    ...(row.at === null ? {} : { at: row.at }),
  }
  const others = Object.entries(told).filter(([name, value]) => body[name] !== value)
  if (others.length === 0) return []
  const names = others.map(([name]) => name)
  return [
    wrong(
      `${zh}检索列与正文不符：${names.join('、')}`,
      `the columns of ${en} do not say what its body says: ${names.join(', ')}`,
    ),
  ]
}

function place(walk: ChainWalk, row: JournalRow): readonly CheckFinding[] {
  const [from, to] = [walk.sequence + 1, row.sequence - 1]
  const { zh, en } = entryWords(row)
  if (to >= from) {
    return [
      wrong(
        `缺少日志第 ${from} 至 ${to} 条，在${zh}之前`,
        `entries ${from} to ${to} of the journal are missing, before ${en}`,
      ),
    ]
  }
  if (row.previousHash === walk.hash) return []
  return [
    wrong(
      `${zh}与前一条不衔接：前面被改、换位或替换过`,
      `${en} does not follow from the one before: what is before it was altered, moved or replaced`,
    ),
  ]
}

/**
 * Looks at the next row of the chain, in the order of their numbers. What is found does not spoil what follows: the walk
 * goes on from what the row says of itself.
 */
export function walkOn(
  walk: ChainWalk,
  row: JournalRow,
  sha256: Sha256Text,
): { readonly walk: ChainWalk; readonly found: readonly CheckFinding[] } {
  const { zh, en } = entryWords(row)
  const altered =
    linkHash(row.previousHash, row.body, sha256) === row.hash
      ? []
      : [wrong(`${zh}被改过：正文与哈希不符`, `${en} was altered: its body does not fit its hash`)]
  return {
    walk: { sequence: row.sequence, hash: row.hash },
    found: [...place(walk, row), ...altered, ...beside(row)],
  }
}
