/** SHA-256 of bytes; core knows no crypto module. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array

/**
 * The right edge of a growing tree: the roots of its full subtrees, largest first. All that is needed to go on and to
 * tell the root, 53 hashes at most.
 */
export type TreeEdge = { readonly size: number; readonly roots: readonly Uint8Array[] }

export const EMPTY_TREE: TreeEdge = { size: 0, roots: [] }

function joined(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0))
  all[0] = prefix
  let at = 1
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** `HASH(0x00 || leaf)`. RFC 9162 §2.1.1; the two prefixes keep a leaf from passing for a node. */
export const leafHash = (leaf: Uint8Array, hash: HashBytes): Uint8Array => hash(joined(0x00, leaf))

/** `HASH(0x01 || left || right)`. RFC 9162 §2.1.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: HashBytes): Uint8Array =>
  hash(joined(0x01, left, right))

/** The tree with one leaf more, by the hash of that leaf. */
export function withLeaf(edge: TreeEdge, leaf: Uint8Array, hash: HashBytes): TreeEdge {
  const roots = [...edge.roots]
  let last = leaf
  // Each full subtree of the size of the new one joins it, as a carry does in binary.
  for (let rest = edge.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = roots.pop()
    if (left === undefined) throw new Error('the edge does not fit its size')
    last = nodeHash(left, last, hash)
  }
  return { size: edge.size + 1, roots: [...roots, last] }
}

/** The root of the whole (MTH of RFC 9162 §2.1.1). */
export function rootOf({ roots }: TreeEdge, hash: HashBytes): Uint8Array {
  const last = roots.at(-1)
  if (last === undefined) return hash(new Uint8Array(0))
  return roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last)
}

/** How many subtrees the edge of a tree of that size has. */
export function edgeLength(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}

/** The largest power of two smaller than `size`, which is 2 or more. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** The root over the leaves `[from, to)`, by their hashes. */
export type SubtreeRoot = (from: number, to: number) => Uint8Array

/** Roots of subtrees of leaves that are all at hand. */
export function subtreesOf(leaves: readonly Uint8Array[], hash: HashBytes): SubtreeRoot {
  return (from, to) =>
    rootOf(
      leaves.slice(from, to).reduce((edge, leaf) => withLeaf(edge, leaf, hash), EMPTY_TREE),
      hash,
    )
}

/**
 * That leaf `index` is in the tree of the first `size` leaves: the nodes beside its way up, lowest first (PATH of RFC 9162
 * §2.1.3.1).
 */
export function inclusionProof(
  index: number,
  size: number,
  rootOfRange: SubtreeRoot,
): readonly Uint8Array[] {
  const path: Uint8Array[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.unshift(rootOfRange(middle, to))
      to = middle
    } else {
      path.unshift(rootOfRange(from, middle))
      from = middle
    }
  }
  return path
}

/** That the tree of `first` leaves is the begin of the tree of `second` (PROOF of RFC 9162 §2.1.4.1); 0 < first <= second. */
export function consistencyProof(
  first: number,
  second: number,
  rootOfRange: SubtreeRoot,
): readonly Uint8Array[] {
  const path: Uint8Array[] = []
  let [from, to, whole, rest] = [0, second, true, first]
  while (rest !== to - from) {
    const middle = from + splitOf(to - from)
    if (rest <= middle - from) {
      path.unshift(rootOfRange(middle, to))
      to = middle
    } else {
      path.unshift(rootOfRange(from, middle))
      rest -= middle - from
      from = middle
      whole = false
    }
  }
  return whole ? path : [rootOfRange(from, to), ...path]
}

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

const half = (value: number): number => Math.floor(value / 2)

/**
 * Goes up from a place of the lowest row, whose last place is `last`, a node of the path at each step; whether it
 * arrives at the top. `take`: the node beside, and whether it stands to the left.
 */
function climb(
  [from, end]: readonly [place: number, last: number],
  path: readonly Uint8Array[],
  take: (beside: Uint8Array, isLeft: boolean) => void,
): boolean {
  let [place, last] = [from, end]
  for (const beside of path) {
    if (last === 0) return false
    const isLeft = place % 2 === 1 || place === last
    take(beside, isLeft)
    while (isLeft && place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0
}

type Placed = {
  readonly index: number
  readonly size: number
  readonly path: readonly Uint8Array[]
}

/** Whether a leaf (its hash) is at `index` of the tree of that size and root. RFC 9162 §2.1.3.2. */
export function isIncluded(
  leaf: Uint8Array,
  { index, size, path }: Placed,
  root: Uint8Array,
  hash: HashBytes,
): boolean {
  if (index >= size) return false
  let found = leaf
  const arrived = climb([index, size - 1], path, (beside, isLeft) => {
    found = isLeft ? nodeHash(beside, found, hash) : nodeHash(found, beside, hash)
  })
  return arrived && same(found, root)
}

type Rooted = { readonly size: number; readonly root: Uint8Array }

const isPowerOfTwo = (size: number): boolean => edgeLength(size) === 1

/** Whether `first` is the begin of `second`: nothing of it was changed, taken out or put in. RFC 9162 §2.1.4.2. */
export function isConsistent(
  first: Rooted,
  second: Rooted,
  proof: readonly Uint8Array[],
  hash: HashBytes,
): boolean {
  if (first.size === 0 || first.size > second.size) return false
  if (first.size === second.size) return proof.length === 0 && same(first.root, second.root)
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof
  if (start === undefined) return false
  let [place, last] = [first.size - 1, second.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [before, after] = [start, start]
  const arrived = climb([place, last], rest, (beside, isLeft) => {
    if (isLeft) before = nodeHash(beside, before, hash)
    after = isLeft ? nodeHash(beside, after, hash) : nodeHash(after, beside, hash)
  })
  return arrived && same(before, first.root) && same(after, second.root)
}
