import type { Instant } from '../../time/instant.ts'
import { canonicalJson } from '../canonical-json.ts'
import { GENESIS_HASH } from '../hash-chain.ts'
import {
  EMPTY_TREE,
  edgeLength,
  type HashBytes,
  leafHash,
  rootOf,
  type TreeEdge,
  withLeaf,
} from './merkle-tree.ts'

export const ANCHOR_FORMAT = 'xuncha-anchor-1'
/** What a new key is signed under by the one before it. */
export const HANDOVER_FORMAT = 'xuncha-anchor-key-1'

/** A piece of evidence as an anchor names it. */
export type AnchoredFile = {
  readonly violationId: string
  /** Of the file's bytes. */
  readonly sha256: string
  readonly kind: string
  readonly at: number
  /** SHA-256 of the canonical JSON of what else is kept of it: the words on it, its size. */
  readonly details: string
}

/** The key before hands on to the one that signs from now on. */
export type KeyHandover = { readonly from: string; readonly signature: string }

/**
 * What is signed: one Merkle tree (RFC 9162) over all events and files so far, the new ones named. Hashes in lower-case
 * hex, keys and signatures (Ed25519, RFC 8032) in base64.
 */
export type AnchorStatement = {
  readonly format: typeof ANCHOR_FORMAT
  /** 1, 2, 3 … */
  readonly number: number
  readonly at: Instant
  /** SHA-256 of the statement before, 64 zeros for the first. */
  readonly previous: string
  /** `from` is `to + 1` where there was no new event. `head`: the hash of the last event. */
  readonly events: { readonly from: number; readonly to: number; readonly head: string }
  /** New ones, which are leaves behind the new events, in this order. */
  readonly files: readonly AnchoredFile[]
  /** `edge`: by which the tree can be gone on with. */
  readonly tree: { readonly size: number; readonly root: string; readonly edge: readonly string[] }
  /** Public key of who signs: 32 bytes. */
  readonly key: string
  /** Of the first statement of a new key. */
  readonly handover: KeyHandover | null
}

/** The very text that was signed. */
export type SignedAnchor = { readonly statement: string; readonly signature: string }

export const anchorText = (statement: AnchorStatement): string => canonicalJson(statement)
export const handoverText = (key: string): string => `${HANDOVER_FORMAT}\n${key}`

/** UTF-8. */
export function bytesOfText(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(escaped.charCodeAt(at))
  }
  return Uint8Array.from(bytes)
}
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
export const bytesOfHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** The leaf of an event is its hash as 64 letters, that of a file the canonical JSON of its naming. */
export const eventLeaf = (eventHash: string, hash: HashBytes): Uint8Array =>
  leafHash(bytesOfText(eventHash), hash)
export const fileLeaf = (file: AnchoredFile, hash: HashBytes): Uint8Array =>
  leafHash(bytesOfText(canonicalJson(file)), hash)

export const textHash = (text: string, hash: HashBytes): string => hexOf(hash(bytesOfText(text)))

/** Where the anchors stand: what the next one goes on from. */
export type AnchorPoint = {
  readonly number: number
  /** SHA-256 of the statement. */
  readonly hash: string
  readonly to: number
  readonly head: string
  readonly edge: TreeEdge
  /** `null`: nobody has signed yet. */
  readonly key: string | null
}

export const NO_ANCHOR: AnchorPoint = {
  number: 0,
  hash: GENESIS_HASH,
  to: 0,
  head: GENESIS_HASH,
  edge: EMPTY_TREE,
  key: null,
}

export const edgeOf = ({ tree }: AnchorStatement): TreeEdge => ({
  size: tree.size,
  roots: tree.edge.map(bytesOfHex),
})

export const pointOf = (
  statement: AnchorStatement,
  text: string,
  hash: HashBytes,
): AnchorPoint => ({
  number: statement.number,
  hash: textHash(text, hash),
  to: statement.events.to,
  head: statement.events.head,
  edge: edgeOf(statement),
  key: statement.key,
})

/** A new event, by the hash that the chain gives it. */
export type NewEntry = { readonly sequence: number; readonly hash: string }

type Signer = { readonly key: string; readonly handover: KeyHandover | null }

/** What is to be signed about what is new; `null`: nothing is. */
export function nextStatement(
  before: AnchorPoint,
  fresh: { readonly entries: readonly NewEntry[]; readonly files: readonly AnchoredFile[] },
  { key, handover }: Signer,
  at: Instant,
  hash: HashBytes,
): AnchorStatement | null {
  const { entries, files } = fresh
  if (entries.length === 0 && files.length === 0) return null
  const last = entries.at(-1)
  const leaves = [
    ...entries.map((entry) => eventLeaf(entry.hash, hash)),
    ...files.map((file) => fileLeaf(file, hash)),
  ]
  const edge = leaves.reduce((tree, leaf) => withLeaf(tree, leaf, hash), before.edge)
  return {
    format: ANCHOR_FORMAT,
    number: before.number + 1,
    at,
    previous: before.hash,
    events: {
      from: before.to + 1,
      to: last?.sequence ?? before.to,
      head: last?.hash ?? before.head,
    },
    files,
    tree: { size: edge.size, root: hexOf(rootOf(edge, hash)), edge: edge.roots.map(hexOf) },
    key,
    handover: before.key === null || before.key === key ? null : handover,
  }
}

const HASH = /^[0-9a-f]{64}$/
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value)
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

function isFile({ violationId, sha256, kind, at, details }: Partial<AnchoredFile>): boolean {
  return (
    isHash(sha256) &&
    isHash(details) &&
    typeof violationId === 'string' &&
    typeof kind === 'string' &&
    typeof at === 'number'
  )
}

const isEvents = ({ from, to, head }: Partial<AnchorStatement['events']>): boolean =>
  isCount(from) && isCount(to) && isHash(head)

const isTree = ({ size, root, edge }: Partial<AnchorStatement['tree']>): boolean =>
  isCount(size) &&
  isHash(root) &&
  Array.isArray(edge) &&
  edge.every(isHash) &&
  edge.length === edgeLength(size ?? 0)

function isStatement(value: Partial<AnchorStatement>): value is AnchorStatement {
  const { format, number, at, previous, events, files, tree, key } = value
  return (
    format === ANCHOR_FORMAT &&
    isCount(number) &&
    isCount(at) &&
    isHash(previous) &&
    typeof key === 'string' &&
    isEvents(events ?? {}) &&
    isTree(tree ?? {}) &&
    Array.isArray(files) &&
    files.every(isFile)
  )
}

/** What a text states, if it is an anchor in the one form that it has; `null`: it is none. */
export function statementOf(text: string): AnchorStatement | null {
  try {
    const parsed = JSON.parse(text) as Partial<AnchorStatement> | null
    if (parsed === null || !isStatement(parsed)) return null
    return anchorText(parsed) === text ? parsed : null
  } catch {
    return null
  }
}
