import { type HashBytes, nodeHash } from '../proof/merkle-tree.ts'

/** That a leaf is in the tree of that size; a step up for each node beside, lowest first. */
export type WayUp = {
  readonly index: number
  readonly size: number
  readonly steps: readonly WayStep[]
}
export type WayStep = { readonly isLeft: boolean; readonly beside: Uint8Array }

type Climber = { readonly key: string; readonly index: number; readonly steps: WayStep[] }
type Subtree = {
  readonly leaves: number
  readonly root: Uint8Array
  readonly climbers: readonly Climber[]
}

/** The tree of the anchors as it grows, with the ways up from the leaves that were asked for and no other leaf kept. */
export type ProvenTree = {
  /** `key`: what the way is asked for by later; `null`: nobody will. */
  add(leaf: Uint8Array, key: string | null): void
  root(): Uint8Array | null
  /** Of every key so far, in the tree as it is. */
  ways(): ReadonlyMap<string, WayUp>
}

function joined(left: Subtree, right: Subtree, hash: HashBytes): Subtree {
  for (const { steps } of left.climbers) steps.push({ isLeft: false, beside: right.root })
  for (const { steps } of right.climbers) steps.push({ isLeft: true, beside: left.root })
  return {
    leaves: left.leaves + right.leaves,
    root: nodeHash(left.root, right.root, hash),
    climbers: [...left.climbers, ...right.climbers],
  }
}

/** RFC 9162 §2.1: in memory are the full subtrees and, of each leaf that is asked for, its way so far. */
export function createProvenTree(hash: HashBytes): ProvenTree {
  let edge: readonly Subtree[] = []
  let size = 0

  /** What stands right of each full subtree, joined; `null` right of the last. */
  function rests(): readonly (Uint8Array | null)[] {
    const found: (Uint8Array | null)[] = []
    let rest: Uint8Array | null = null
    for (const { root } of edge.toReversed()) {
      found.unshift(rest)
      rest = rest === null ? root : nodeHash(root, rest, hash)
    }
    return found
  }

  function waysOf(place: number, rest: Uint8Array | null): [string, WayUp][] {
    const before = edge
      .slice(0, place)
      .toReversed()
      .map(({ root }) => ({ isLeft: true, beside: root }))
    const outer = rest === null ? before : [{ isLeft: false, beside: rest }, ...before]
    return (edge[place]?.climbers ?? []).map(({ key, index, steps }) => [
      key,
      { index, size, steps: [...steps, ...outer] },
    ])
  }

  return {
    add(leaf, key) {
      const climbers = key === null ? [] : [{ key, index: size, steps: [] }]
      let last: Subtree = { leaves: 1, root: leaf, climbers }
      const full = [...edge]
      for (let left = full.at(-1); left?.leaves === last.leaves; left = full.at(-1)) {
        full.pop()
        last = joined(left, last, hash)
      }
      edge = [...full, last]
      size += 1
    },
    root() {
      const [first] = edge
      if (first === undefined) return null
      const rest = rests()[0] ?? null
      return rest === null ? first.root : nodeHash(first.root, rest, hash)
    },
    ways: () => new Map(rests().flatMap((rest, place) => waysOf(place, rest))),
  }
}
