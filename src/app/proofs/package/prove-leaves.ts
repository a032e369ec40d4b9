import { canonicalJson } from '../../../core/evidence/canonical-json.ts'
import type { HandedOn } from '../../../core/evidence/package/check-anchors-in-package.ts'
import type { PackageTools } from '../../../core/evidence/package/check-list.ts'
import {
  entryPlace,
  namingPlace,
  proofLine,
} from '../../../core/evidence/package/package-format.ts'
import {
  createProvenTree,
  type ProvenTree,
  type WayUp,
} from '../../../core/evidence/package/proven-tree.ts'
import {
  type AnchorStatement,
  eventLeaf,
  fileLeaf,
  hexOf,
  type NewEntry,
  type SignedAnchor,
  statementOf,
} from '../../../core/evidence/proof/anchor.ts'
import { fail, type Result, succeed } from '../../../core/fault.ts'
import type { ProofLedger } from '../../../ports/proofs/proof-ledger.ts'

const ENTRIES_A_PAGE = 10_000
const ANCHORS_A_PAGE = 500

/** What a package needs of the journal's tree. */
export type ProvenLeaves = {
  /** A line each, for its own minute's anchor and for the last. */
  readonly lines: readonly string[]
  readonly anchors: ReadonlyMap<number, SignedAnchor>
  /** What the anchors signed of each file of the violation, by its sha256. */
  readonly namings: ReadonlyMap<string, string>
  readonly handovers: readonly HandedOn[]
  readonly last: AnchorStatement
}

type Ledger = Pick<ProofLedger, 'entries' | 'anchors'>
type Wanted = { readonly entries: ReadonlySet<number>; readonly violationId: string }

async function* allAnchors(ledger: Ledger): AsyncGenerator<SignedAnchor> {
  for (let number = 0; ; ) {
    const page = await ledger.anchors(number, ANCHORS_A_PAGE)
    yield* page
    number += page.length
    if (page.length < ANCHORS_A_PAGE) return
  }
}

async function* allEntries(ledger: Ledger): AsyncGenerator<NewEntry> {
  for (let sequence = 0; ; ) {
    const page = await ledger.entries(sequence, ENTRIES_A_PAGE)
    yield* page
    sequence = page.at(-1)?.sequence ?? sequence
    if (page.length < ENTRIES_A_PAGE) return
  }
}

const unfit = (number: number): Result<never> =>
  fail(
    'wrong-state',
    `日志与第 ${number} 个锚点不符，不导出证据包：请先执行 xuncha journal verify。The journal is not what anchor ${number} signed; no package is made of it: run xuncha journal verify first.`,
  )

/** Takes in what one anchor signed; the keys of the leaves that are wanted. */
async function takeIn(
  tree: ProvenTree,
  statement: AnchorStatement,
  entries: AsyncGenerator<NewEntry>,
  { wanted, tools, namings }: { wanted: Wanted; tools: PackageTools; namings: Map<string, string> },
): Promise<readonly string[]> {
  const fresh: string[] = []
  for (let { from } = statement.events; from <= statement.events.to; from += 1) {
    const step = await entries.next()
    if (step.done === true) return []
    const key = wanted.entries.has(step.value.sequence) ? entryPlace(step.value.sequence) : null
    if (key !== null) fresh.push(key)
    tree.add(eventLeaf(step.value.hash, tools.hash), key)
  }
  for (const file of statement.files) {
    const isOwn = file.violationId === wanted.violationId
    const key = isOwn ? namingPlace(file.sha256) : null
    if (key !== null) {
      fresh.push(key)
      namings.set(file.sha256, canonicalJson(file))
    }
    tree.add(fileLeaf(file, tools.hash), key)
  }
  return fresh
}

/** Each proof once. */
function linesOf(
  key: string,
  anchor: number,
  way: WayUp | undefined,
  proven: Set<string>,
): readonly string[] {
  const name = `${key} ${anchor}`
  if (way === undefined || proven.has(name)) return []
  proven.add(name)
  return [proofLine(key, anchor, way)]
}

/**
 * Walks along numbers and hashes of the whole journal once, in constant memory but for what is wanted. Faults where the journal
 * does not fit its anchors: what is handed to strangers would not, either.
 */
export async function proveLeaves(
  ledger: Ledger,
  wanted: Wanted,
  tools: PackageTools,
): Promise<Result<ProvenLeaves>> {
  const tree = createProvenTree(tools.hash)
  const entries = allEntries(ledger)
  const [lines, handovers]: [string[], HandedOn[]] = [[], []]
  const anchors = new Map<number, SignedAnchor>()
  const namings = new Map<string, string>()
  let last: { readonly statement: AnchorStatement; readonly signed: SignedAnchor } | null = null
  const proven = new Set<string>()
  const prove = (number: number, signed: SignedAnchor, keys: readonly string[]) => {
    const ways = tree.ways()
    anchors.set(number, signed)
    lines.push(...keys.flatMap((key) => linesOf(key, number, ways.get(key), proven)))
  }
  const fits = ({ tree: { root } }: AnchorStatement) =>
    hexOf(tree.root() ?? new Uint8Array(0)) === root
  const all: string[] = []
  for await (const signed of allAnchors(ledger)) {
    const statement = statementOf(signed.statement)
    if (statement === null) return unfit((last?.statement.number ?? 0) + 1)
    const fresh = await takeIn(tree, statement, entries, { wanted, tools, namings })
    const { number, handover, key } = statement
    if (handover !== null) {
      handovers.push({ from: handover.from, to: key, signature: handover.signature })
    }
    if (fresh.length > 0) {
      if (!fits(statement)) return unfit(number)
      prove(number, signed, fresh)
    }
    all.push(...fresh)
    last = { statement, signed }
  }
  if (last === null || !fits(last.statement)) return unfit(last?.statement.number ?? 1)
  prove(last.statement.number, last.signed, all)
  return succeed({ lines, anchors, namings, handovers, last: last.statement })
}
