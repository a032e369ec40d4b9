import {
  type AnchorPoint,
  type AnchorStatement,
  NO_ANCHOR,
  type SignedAnchor,
} from '../../core/evidence/proof/anchor.ts'
import {
  type AnchorTools,
  closeAnchor,
  cutTail,
  followAnchor,
  TREE_BEGIN,
  withEvent,
} from '../../core/evidence/proof/check-anchors.ts'
import {
  CHAIN_BEGIN,
  isEntry,
  type JournalRow,
  plantedEntry,
  walkOn,
} from '../../core/evidence/proof/check-chain.ts'
import {
  beginCheck,
  type CheckResult,
  noted,
  unseen,
} from '../../core/evidence/proof/check-report.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import { BEFORE_ALL, comesOn } from './key-walk.ts'

const A_PAGE = 500

export type JournalWalk = { readonly chain: CheckResult; readonly anchors: CheckResult }

type Needs = {
  readonly ledger: ProofLedger
  readonly sha256: Sha256
  readonly tools: AnchorTools
  /** Each page of the journal, for whoever else looks at it. */
  readonly onPage: (rows: readonly JournalRow[]) => Promise<void>
  readonly onAnchor: (statement: AnchorStatement) => Promise<void>
}

/** The anchors one behind the other, each looked at by itself; those that are none are told and passed over. */
function createAnchorQueue(anchors: AsyncIterable<SignedAnchor>, tools: AnchorTools) {
  const steps = anchors[Symbol.asyncIterator]()
  let point: AnchorPoint = NO_ANCHOR
  let check = beginCheck('anchors')
  let present: AnchorStatement | null = null
  return {
    present: () => present,
    point: () => point,
    note: (looked: number, found: Parameters<typeof noted>[2] = []) => {
      check = noted(check, looked, found)
    },
    check: () => check,
    async next(): Promise<void> {
      do {
        const step = await steps.next()
        present = null
        if (step.done === true) return
        const followed = followAnchor(point, step.value, tools)
        ;({ point, statement: present } = followed)
        check = noted(check, 1, followed.found)
      } while (present === null)
    },
  }
}

/**
 * Walks along the journal once, a page in memory at a time: the hash chain link by link, and beside it the tree that the
 * anchors signed.
 */
export async function walkJournal(
  { ledger, sha256, tools, onPage, onAnchor }: Needs,
  anchors: AsyncIterable<SignedAnchor>,
): Promise<JournalWalk & { readonly point: AnchorPoint }> {
  const queue = createAnchorQueue(anchors, tools)
  let chain = beginCheck('chain')
  let walk = CHAIN_BEGIN
  let tree = TREE_BEGIN

  /** Those that end before that entry. */
  async function closeBefore(sequence: number): Promise<void> {
    for (;;) {
      const anchor = queue.present()
      if (anchor === null || anchor.events.to >= sequence) return
      const closed = closeAnchor(tree, anchor, tools)
      ;({ tree } = closed)
      queue.note(0, closed.found)
      await onAnchor(anchor)
      await queue.next()
    }
  }

  async function takePage(rows: readonly JournalRow[]): Promise<void> {
    const [own, planted] = [rows.filter(isEntry), rows.filter((row) => !isEntry(row))]
    chain = noted(chain, planted.length, planted.map(plantedEntry))
    for (const row of own) {
      await closeBefore(row.sequence)
      const step = walkOn(walk, row, sha256)
      walk = step.walk
      chain = noted(chain, 1, step.found)
      tree = withEvent(tree, row, tools.hash)
    }
    await onPage(own)
  }

  await queue.next()
  for (let before = BEFORE_ALL; ; ) {
    const rows = await ledger.journal(before, A_PAGE)
    const last = rows.at(-1)
    if (last === undefined) break
    await takePage(rows)
    if (!comesOn(before, last.sequence)) break
    before = last.sequence
  }
  await closeBefore(walk.sequence + 1)
  let lost: AnchorStatement | null = null
  while (queue.present() !== null) {
    lost = queue.present()
    await queue.next()
  }
  // It may have been signed while the last page was read: what it speaks for is there then.
  if (lost !== null && (await ledger.entries(walk.sequence, 1)).length === 0) {
    chain = noted(chain, 0, [cutTail(walk.sequence, lost)])
  }
  if (queue.point().number === 0 && walk.sequence > 0) {
    queue.note(0, [
      unseen(
        '日志还没有锚点：整条链被重算时看不出',
        'the journal has no anchors: a chain that was worked out anew as a whole would not be seen',
      ),
    ])
  }
  return { chain, anchors: queue.check(), point: queue.point() }
}
