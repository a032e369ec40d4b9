import {
  type AnchorPoint,
  type AnchorStatement,
  anchorText,
  type NewEntry,
  NO_ANCHOR,
  nextStatement,
  pointOf,
  type SignedAnchor,
  statementOf,
} from '../../core/evidence/proof/anchor.ts'
import type { AnchorTools } from '../../core/evidence/proof/check-anchors.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Clock } from '../../ports/clock.ts'
import type { AnchorBook, AnchorKey, AnchorSigner } from '../../ports/proofs/anchor-book.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'

export type AnchorDeps = {
  readonly clock: Pick<Clock, 'now'>
  readonly ledger: ProofLedger
  readonly key: AnchorKey
  /** Outside the database. */
  readonly books: readonly AnchorBook[]
  readonly tools: AnchorTools
}

/** Under one anchor at most: what was written before there were anchors is caught up with in several. */
const ENTRIES_AT_MOST = 10_000
const FILES_AT_MOST = 1_000
const ANCHORS_A_PAGE = 500

const broken = (zh: string, en: string): Result<never> => fail('wrong-state', `${zh}。${en}.`)

function pointBehind(last: SignedAnchor | null, tools: AnchorTools): Result<AnchorPoint> {
  if (last === null) return succeed(NO_ANCHOR)
  const statement = statementOf(last.statement)
  if (statement === null || !tools.isSigned(statement.key, last.statement, last.signature)) {
    return broken(
      '数据库里最后一个锚点被改过，不再接着签',
      'the last anchor in the database was altered; nothing is signed behind it',
    )
  }
  return succeed(pointOf(statement, last.statement, tools.hash))
}

/** Nobody signs behind another's anchors without having been handed on to. */
function maySign({ key }: AnchorPoint, signer: AnchorSigner): boolean {
  return key === null || key === signer.key || signer.handover?.from === key
}

type Signed = { readonly statement: AnchorStatement; readonly text: string }

/** Events behind the anchor; read with the one that it ends at, which must be there and the same. */
async function freshEntries(
  ledger: ProofLedger,
  { to, head }: AnchorPoint,
): Promise<readonly NewEntry[] | null> {
  if (to === 0) return await ledger.entries(0, ENTRIES_AT_MOST)
  const [last, ...entries] = await ledger.entries(to - 1, ENTRIES_AT_MOST + 1)
  return last?.sequence === to && last.hash === head ? entries : null
}

async function signOne(
  { clock, ledger, tools }: AnchorDeps,
  signer: AnchorSigner,
  before: AnchorPoint,
): Promise<Result<Signed | null>> {
  const entries = await freshEntries(ledger, before)
  if (entries === null) {
    return broken(
      `日志第 ${before.to} 条已签入锚点，现在没有了或被改过`,
      `entry ${before.to} of the journal was signed in an anchor, and is gone or altered now`,
    )
  }
  const files = await ledger.freshFiles(FILES_AT_MOST)
  const statement = nextStatement(before, { entries, files }, signer, clock.now(), tools.hash)
  if (statement === null) return succeed(null)
  const text = anchorText(statement)
  const { number, at } = statement
  await ledger.keepAnchor({ number, at, statement: text, signature: signer.sign(text) }, files)
  return succeed({ statement, text })
}

/** What a book lacks of what the database has, if it is the same up to there. */
async function fillBook(
  { ledger, tools }: Pick<AnchorDeps, 'ledger' | 'tools'>,
  book: AnchorBook,
): Promise<Result<null>> {
  const last = await book.last()
  const end = pointBehind(last, tools)
  if (!end.ok) return end
  let { number, hash } = end.value
  for (;;) {
    const page = await ledger.anchors(number, ANCHORS_A_PAGE)
    for (const { number: row, statement: text } of page) {
      const statement = statementOf(text)
      if (statement?.number !== row || statement.previous !== hash) {
        return broken(
          `数据库里第 ${number + 1} 个锚点与 ${book.place} 所记的不衔接`,
          `anchor ${number + 1} in the database does not follow from what ${book.place} keeps`,
        )
      }
      ;({ number, hash } = pointOf(statement, text, tools.hash))
    }
    await book.add(page)
    if (page.length < ANCHORS_A_PAGE) return succeed(null)
  }
}

/** The book knows of anchors that the database lost. */
async function isAhead(
  { tools }: Pick<AnchorDeps, 'tools'>,
  book: AnchorBook,
  { number }: AnchorPoint,
): Promise<boolean> {
  const end = pointBehind(await book.last(), tools)
  return end.ok && end.value.number > number
}

/** Where to go on from, if nothing speaks against it. */
async function startOf(deps: AnchorDeps, signer: AnchorSigner): Promise<Result<AnchorPoint>> {
  const end = pointBehind(await deps.ledger.lastAnchor(), deps.tools)
  if (!end.ok) return end
  for (const book of deps.books) {
    if (await isAhead(deps, book, end.value)) {
      return broken(
        `${book.place} 记有数据库里没有的锚点：数据库被截去，或恢复自旧备份`,
        `${book.place} keeps anchors that the database does not have: it was cut short, or restored from an older backup`,
      )
    }
  }
  return maySign(end.value, signer)
    ? end
    : broken(
        '锚点密钥与之前的不是同一把，旧密钥也没有签署它：多台机器请共用同一密钥文件',
        'the key of the anchors is another one, which the one before did not sign: let all machines have the same key file',
      )
}

/** Until nothing is new. */
async function signAll(
  deps: AnchorDeps,
  signer: AnchorSigner,
  start: AnchorPoint,
): Promise<Result<number>> {
  let point = start
  for (let anchors = 0; ; anchors += 1) {
    const signed = await signOne(deps, signer, point)
    if (!signed.ok) return signed
    if (signed.value === null) return succeed(anchors)
    point = pointOf(signed.value.statement, signed.value.text, deps.tools.hash)
  }
}

async function signAndFill(deps: AnchorDeps): Promise<Result<{ readonly anchors: number }>> {
  const signer = await deps.key.signer()
  if (!signer.ok) return signer
  const start = await startOf(deps, signer.value)
  if (!start.ok) return start
  const signed = await signAll(deps, signer.value, start.value)
  if (!signed.ok) return signed
  for (const book of deps.books) {
    const filled = await fillBook(deps, book)
    if (!filled.ok) return filled
  }
  return succeed({ anchors: signed.value })
}

/**
 * Signs what is new, and adds it to the books outside. Each minute; nothing is written where there is nothing new. Faults
 * where signing would hide that something was altered: nothing is signed then until a person has looked. One at a time: two
 * would both add to a book what it lacked before either did.
 */
export const anchorTick = (deps: AnchorDeps): Promise<Result<{ readonly anchors: number }>> =>
  deps.ledger.inTurn(() => signAndFill(deps))
