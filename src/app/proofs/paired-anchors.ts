import { type SignedAnchor, statementOf } from '../../core/evidence/proof/anchor.ts'
import {
  beginCheck,
  type CheckFinding,
  type CheckResult,
  noted,
  unseen,
  wrong,
} from '../../core/evidence/proof/check-report.ts'
import type { AnchorBook } from '../../ports/proofs/anchor-book.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import { BEFORE_ALL, comesOn } from './key-walk.ts'

const A_PAGE = 500

type Placed = { readonly number: number; readonly anchor: SignedAnchor }

/** The anchors of the database by the numbers of their rows, a page at a time. */
async function* keptAnchors(ledger: ProofLedger): AsyncGenerator<Placed> {
  let before = BEFORE_ALL
  for (;;) {
    const page = await ledger.anchors(before, A_PAGE)
    for (const { number, statement, signature } of page) {
      yield { number, anchor: { statement, signature } }
      if (!comesOn(before, number)) return
      before = number
    }
    if (page.length === 0) return
  }
}

/** Those of a book by what they state; one that cannot be read stands where the next one would. */
async function* outsideAnchors({ read }: AnchorBook): AsyncGenerator<Placed> {
  let before = 0
  for await (const anchor of read()) {
    // A line that was cut short was written anew behind itself.
    if (anchor === null) continue
    const number = statementOf(anchor.statement)?.number ?? before + 1
    yield { number, anchor }
    before = number
  }
}

async function* nothing(): AsyncGenerator<never> {}

type Reader = {
  /** The number of the present one; Infinity behind the last. */
  readonly place: () => number
  /** The present one, if it is of that number. */
  readonly at: (number: number) => SignedAnchor | null
  readonly next: () => Promise<void>
}

function readerOf(from: AsyncIterable<Placed>): Reader {
  const steps = from[Symbol.asyncIterator]()
  let present: Placed | null = null
  return {
    place: () => present?.number ?? Infinity,
    at: (wanted) => (present?.number === wanted ? present.anchor : null),
    async next() {
      const step = await steps.next()
      present = step.done === true ? null : step.value
    },
  }
}

export type AnchorPair = {
  readonly number: number
  readonly kept: SignedAnchor | null
  readonly outside: SignedAnchor | null
}

const isSame = (a: SignedAnchor | null, b: SignedAnchor): boolean =>
  a?.statement === b.statement && a.signature === b.signature

/** Of what the walk along the rows came past, or was not there yet when it ended. */
async function rowOf(ledger: ProofLedger, number: number): Promise<SignedAnchor | null> {
  if (!Number.isSafeInteger(number)) return null
  const [row] = await ledger.anchorsAmong([number])
  return row === undefined ? null : { statement: row.statement, signature: row.signature }
}

/**
 * Anchors as the database and a book outside have them, side by side; `null`: there is no book. What a book has twice over,
 * word for word as the database, is had once: two that added at the same time wrote it so, and it cannot be taken out.
 */
export async function* pairedAnchors(
  ledger: ProofLedger,
  book: AnchorBook | null,
): AsyncGenerator<AnchorPair> {
  const kept = readerOf(keptAnchors(ledger))
  const outside = readerOf(book === null ? nothing() : outsideAnchors(book))
  let last = -Infinity
  await kept.next()
  await outside.next()
  for (;;) {
    const number = Math.min(kept.place(), outside.place())
    if (number === Infinity) return
    const [inDatabase, inBook] = [kept.at(number), outside.at(number)]
    const row = inDatabase ?? (await rowOf(ledger, number))
    const isToldAgain = number <= last && inBook !== null && isSame(row, inBook)
    if (!isToldAgain) yield { number, kept: row, outside: inBook }
    last = Math.max(last, number)
    if (inDatabase !== null) await kept.next()
    if (inBook !== null) await outside.next()
  }
}

/** A row that no anchor of its number stands in: planted, or altered. */
function plantedFinding({ number, kept }: AnchorPair): CheckFinding | null {
  return kept === null || statementOf(kept.statement)?.number === number
    ? null
    : wrong(
        `数据库锚点表第 ${number} 行不是第 ${number} 个锚点：是插入的，或被改过`,
        `row ${number} of the anchors in the database is not anchor ${number}: it was put in, or altered`,
      )
}

function pairFinding({ number, kept, outside }: AnchorPair, place: string): CheckFinding | null {
  if (kept === null) {
    return wrong(
      `第 ${number} 个锚点只在 ${place}，数据库里没有了`,
      `anchor ${number} is in ${place} and no longer in the database`,
    )
  }
  if (outside === null) {
    return wrong(
      `第 ${number} 个锚点在数据库里，${place} 却没有`,
      `anchor ${number} is in the database and not in ${place}`,
    )
  }
  return isSame(kept, outside)
    ? null
    : wrong(
        `第 ${number} 个锚点在数据库与 ${place} 里不同`,
        `anchor ${number} is not the same in the database and in ${place}`,
      )
}

/** Anchors that the book may not have yet: it is added to after the database. */
const lagging = (place: string, from: number, to: number): CheckFinding =>
  unseen(
    `第 ${from} 至 ${to} 个锚点还没有写到 ${place}：在那之前，尾部被截去时看不出`,
    `anchors ${from} to ${to} are not in ${place} yet: until they are, a tail that was cut off would not be seen`,
  )

/** Compares the database with one book outside it. */
export async function checkBook(
  ledger: ProofLedger,
  book: AnchorBook,
  onPage: (looked: number) => void,
): Promise<CheckResult> {
  let check = beginCheck('outside')
  let missingFrom: number | null = null
  let last = 0
  let pairs = 0
  for await (const pair of pairedAnchors(ledger, book)) {
    if (pairs % A_PAGE === 0) onPage(check.looked)
    pairs += 1
    const planted = plantedFinding(pair)
    if (planted !== null) check = noted(check, 0, [planted])
    if (planted !== null && pair.outside === null) continue
    last = pair.number
    if (pair.outside === null) {
      missingFrom ??= pair.number
      continue
    }
    const found = pairFinding(pair, book.place)
    const skipped =
      missingFrom === null
        ? null
        : pairFinding({ ...pair, number: missingFrom, outside: null }, book.place)
    missingFrom = null
    check = noted(
      check,
      1,
      [skipped, found].filter((one) => one !== null),
    )
  }
  return missingFrom === null ? check : noted(check, 0, [lagging(book.place, missingFrom, last)])
}
