import { formatInstant } from '../../time/instant.ts'
import {
  type AnchorPoint,
  type AnchorStatement,
  edgeOf,
  eventLeaf,
  fileLeaf,
  handoverText,
  hexOf,
  NO_ANCHOR,
  pointOf,
  type SignedAnchor,
  statementOf,
} from './anchor.ts'
import { type CheckFinding, wrong } from './check-report.ts'
import { type HashBytes, rootOf, type TreeEdge, withLeaf } from './merkle-tree.ts'

export type AnchorTools = {
  readonly hash: HashBytes
  /** Whether the text was signed (Ed25519) by who has that public key (base64). */
  readonly isSigned: (key: string, text: string, signature: string) => boolean
}

const anchorWords = ({ number, at }: Pick<AnchorStatement, 'number' | 'at'>) => ({
  zh: `第 ${number} 个锚点（${formatInstant(at)}）`,
  en: `anchor ${number} (${formatInstant(at)})`,
})

function keyFindings(
  before: AnchorPoint,
  { statement: text, signature }: SignedAnchor,
  statement: AnchorStatement,
  { isSigned }: AnchorTools,
): readonly CheckFinding[] {
  const { zh, en } = anchorWords(statement)
  if (!isSigned(statement.key, text, signature)) {
    return [wrong(`${zh}的签名不对`, `the signature of ${en} does not hold`)]
  }
  const { key, handover } = statement
  if (before.key === null || before.key === key) return []
  const handed =
    handover?.from === before.key && isSigned(before.key, handoverText(key), handover.signature)
  return handed
    ? []
    : [
        wrong(
          `${zh}换了密钥，而旧密钥没有签署新密钥`,
          `${en} is of another key, which the one before did not sign`,
        ),
      ]
}

function placeFindings(before: AnchorPoint, statement: AnchorStatement): readonly CheckFinding[] {
  const { zh, en } = anchorWords(statement)
  const [from, to] = [before.number + 1, statement.number - 1]
  if (to >= from) {
    return [wrong(`缺少第 ${from} 至 ${to} 个锚点`, `anchors ${from} to ${to} are missing`)]
  }
  if (statement.number <= before.number) {
    return [wrong(`${zh}换位或重复`, `${en} is out of its place, or there twice`)]
  }
  const follows = statement.previous === before.hash && statement.events.from === before.to + 1
  return follows
    ? []
    : [wrong(`${zh}与前一个锚点不衔接`, `${en} does not follow from the anchor before`)]
}

/** Looks at the next anchor by itself: its form, its signature, its place behind the one before. */
export function followAnchor(
  before: AnchorPoint,
  signed: SignedAnchor,
  tools: AnchorTools,
): {
  readonly statement: AnchorStatement | null
  readonly point: AnchorPoint
  readonly found: readonly CheckFinding[]
} {
  const statement = statementOf(signed.statement)
  if (statement === null) {
    const where = before.number
    return {
      statement,
      point: before,
      found: [
        wrong(
          `第 ${where} 个锚点之后的一条不是锚点，或被改过`,
          `what follows anchor ${where} is no anchor, or was altered`,
        ),
      ],
    }
  }
  return {
    statement,
    point: pointOf(statement, signed.statement, tools.hash),
    found: [...placeFindings(before, statement), ...keyFindings(before, signed, statement, tools)],
  }
}

/** The tree as it grows while the chain is walked along. */
export type TreeWalk = {
  readonly edge: TreeEdge
  /** Last event taken in. */
  readonly sequence: number
  readonly head: string
}

export const TREE_BEGIN: TreeWalk = { edge: NO_ANCHOR.edge, sequence: 0, head: NO_ANCHOR.head }

export const withEvent = (
  tree: TreeWalk,
  event: { readonly sequence: number; readonly hash: string },
  hash: HashBytes,
): TreeWalk => ({
  edge: withLeaf(tree.edge, eventLeaf(event.hash, hash), hash),
  sequence: event.sequence,
  head: event.hash,
})

function eventsWords({ events }: AnchorStatement): { readonly zh: string; readonly en: string } {
  const { from, to } = events
  return { zh: `日志第 ${from} 至 ${to} 条`, en: `entries ${from} to ${to} of the journal` }
}

/**
 * Compares the tree with the anchor that ends here. Whatever was found, the walk goes on from what the anchor states, so
 * that each stretch answers for itself.
 */
export function closeAnchor(
  tree: TreeWalk,
  statement: AnchorStatement,
  { hash }: AnchorTools,
): { readonly tree: TreeWalk; readonly found: readonly CheckFinding[] } {
  const whole = statement.files.reduce(
    (edge, file) => withLeaf(edge, fileLeaf(file, hash), hash),
    tree.edge,
  )
  const stated = edgeOf(statement)
  const isWhole =
    whole.size === stated.size &&
    hexOf(rootOf(whole, hash)) === statement.tree.root &&
    hexOf(rootOf(stated, hash)) === statement.tree.root &&
    tree.head === statement.events.head
  const [anchor, events] = [anchorWords(statement), eventsWords(statement)]
  return {
    tree: { edge: stated, sequence: statement.events.to, head: statement.events.head },
    found: isWhole
      ? []
      : [
          wrong(
            `${events.zh}与${anchor.zh}所签的不同：其中有被改、换位、增删的，即使哈希链已重算`,
            `${events.en} are not what ${anchor.en} signed: some were altered, moved, added or taken out, even if the chain was worked out anew`,
          ),
        ],
  }
}

/** What the last anchor speaks for and the journal, which ends before, no longer has. */
export function cutTail(last: number, statement: AnchorStatement): CheckFinding {
  const anchor = anchorWords(statement)
  const { to } = statement.events
  return wrong(
    `日志尾部被截去：第 ${last + 1} 至 ${to} 条，${anchor.zh}记有这些`,
    `the end of the journal was cut off: entries ${last + 1} to ${to}, of which ${anchor.en} knows`,
  )
}
