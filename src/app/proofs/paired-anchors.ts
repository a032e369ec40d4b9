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

const A_PAGE = 500

/** One that cannot be read stands where the next one would. */
const numberBehind = (before: number, { statement }: SignedAnchor): number =>
  statementOf(statement)?.number ?? before + 1

/** The anchors of the database, a page at a time. */
async function* keptAnchors(ledger: ProofLedger): AsyncGenerator<SignedAnchor> {
  let number = 0
  for (;;) {
    const page = await ledger.anchors(number, A_PAGE)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    number = Math.max(number + page.length, numberBehind(number, last))
  }
}

async function* nothing(): AsyncGenerator<null> {}

type Reader = {
  /** The number of the present one; Infinity behind the last. */
  readonly place: () => number
  /** The present one, if it is of that number. */
  readonly at: (number: number) => SignedAnchor | null
  readonly next: () => Promise<void>
}

function readerOf(from: AsyncIterable<SignedAnchor | null>): Reader {
  const steps = from[Symbol.asyncIterator]()
  let number = 0
  let anchor: SignedAnchor | null = null
  return {
    place: () => (anchor === null ? Infinity : number),
    at: (wanted) => (wanted === number ? anchor : null),
    async next() {
      do {
        const step = await steps.next()
        anchor = step.done === true ? null : step.value
        // A line that was cut short was written anew behind itself.
        if (step.done === true) return
      } while (anchor === null)
      number = numberBehind(number, anchor)
    },
  }
}

export type AnchorPair = {
  readonly number: number
  readonly kept: SignedAnchor | null
  readonly outside: SignedAnchor | null
}

/** Anchors as the database and a book outside have them, side by side; `null`: there is no book. */
export async function* pairedAnchors(
  ledger: ProofLedger,
  book: AnchorBook | null,
): AsyncGenerator<AnchorPair> {
  const kept = readerOf(keptAnchors(ledger))
  const outside = readerOf(book === null ? nothing() : book.read())
  await kept.next()
  await outside.next()
  for (;;) {
    const number = Math.min(kept.place(), outside.place())
    if (number === Infinity) return
    const pair = { number, kept: kept.at(number), outside: outside.at(number) }
    yield pair
    if (pair.kept !== null) await kept.next()
    if (pair.outside !== null) await outside.next()
  }
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
  return kept.statement === outside.statement && kept.signature === outside.signature
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
export async function checkBook(ledger: ProofLedger, book: AnchorBook): Promise<CheckResult> {
  let check = beginCheck('outside')
  let missingFrom: number | null = null
  let last = 0
  for await (const pair of pairedAnchors(ledger, book)) {
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
