/** A term found in a text: which entry of the dictionary, and where (UTF-16, half-open). */
export type TermMatch = { readonly entry: number; readonly start: number; readonly end: number }

export type TermMatcher = {
  /** All matches that do not lie inside a longer match, in order of their end. */
  find(text: string): readonly TermMatch[]
}

/**
 * Finds all terms of a dictionary in one pass (Aho and Corasick, "Efficient string matching", CACM 18 (6), 1975).
 * Edges live in one open-addressing table: a quarter of the memory of a map per state, and no allocation while reading.
 */
export function createTermMatcher(terms: readonly string[]): TermMatcher {
  const automaton = buildAutomaton(terms)
  return { find: (text) => withoutInner(scan(automaton, text, terms)) }
}

const LINE_FEED = 0x0a

type Automaton = {
  readonly edges: EdgeTable
  readonly failure: Int32Array
  /** Entry that ends in the state, or -1. */
  readonly entry: Int32Array
  /** Next state on the failure path that ends an entry, or 0. */
  readonly shorter: Int32Array
}

type EdgeTable = {
  get(state: number, unit: number): number
  set(state: number, unit: number, target: number): void
}

function createEdgeTable(expected: number): EdgeTable {
  let capacity = 1_024
  while (capacity < expected * 2.5) capacity *= 2
  const keys = new Float64Array(capacity).fill(-1)
  const targets = new Int32Array(capacity)
  const slotOf = (key: number, state: number, unit: number): number => {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) & (capacity - 1)
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (capacity - 1)
    return slot
  }
  return {
    get(state, unit) {
      const key = state * 65_536 + unit
      const slot = slotOf(key, state, unit)
      return keys[slot] === key ? (targets[slot] ?? -1) : -1
    },
    set(state, unit, target) {
      const key = state * 65_536 + unit
      const slot = slotOf(key, state, unit)
      keys[slot] = key
      targets[slot] = target
    },
  }
}

function buildAutomaton(terms: readonly string[]): Automaton {
  const units = terms.reduce((sum, term) => sum + term.length, 1)
  const edges = createEdgeTable(units)
  const parents: number[] = [0]
  const labels: number[] = [0]
  const entry = new Int32Array(units + 1).fill(-1)
  for (const [index, term] of terms.entries()) {
    let state = 0
    for (let i = 0; i < term.length; i += 1) {
      const unit = term.charCodeAt(i)
      let next = edges.get(state, unit)
      if (next === -1) {
        next = parents.length
        parents.push(state)
        labels.push(unit)
        edges.set(state, unit, next)
      }
      state = next
    }
    entry[state] = index
  }
  return { edges, entry, ...linkFailures(edges, parents, labels, entry) }
}

function linkFailures(
  edges: EdgeTable,
  parents: readonly number[],
  labels: readonly number[],
  entry: Int32Array,
): Pick<Automaton, 'failure' | 'shorter'> {
  const failure = new Int32Array(parents.length)
  const shorter = new Int32Array(parents.length)
  for (const state of byDepth(parents)) {
    const parent = parents[state] ?? 0
    if (parent === 0) continue
    const unit = labels[state] ?? 0
    let fallback = failure[parent] ?? 0
    while (fallback !== 0 && edges.get(fallback, unit) === -1) fallback = failure[fallback] ?? 0
    const target = Math.max(0, edges.get(fallback, unit))
    failure[state] = target
    shorter[state] = (entry[target] ?? -1) === -1 ? (shorter[target] ?? 0) : target
  }
  return { failure, shorter }
}

/** States without the root, nearest first: a failure link needs those of all shorter prefixes. */
function byDepth(parents: readonly number[]): readonly number[] {
  const depth = new Int32Array(parents.length)
  for (let state = 1; state < parents.length; state += 1) {
    depth[state] = (depth[parents[state] ?? 0] ?? 0) + 1
  }
  return parents
    .map((_, state) => state)
    .slice(1)
    .sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0))
}

/** A term that runs over the end of a line is the term when this much of it is on each side; less meets by chance. */
const SHORTEST_PART = 2

const isBrokenTerm = (written: string): boolean =>
  written.split('\n').every((part) => part.length >= SHORTEST_PART)

function scan(automaton: Automaton, text: string, terms: readonly string[]): TermMatch[] {
  const matches: TermMatch[] = []
  // Where each unit stands that is not the end of a line.
  const places = new Int32Array(text.length)
  let read = 0
  let state = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit === LINE_FEED) continue
    places[read] = i
    read += 1
    state = step(automaton, state, unit)
    for (const entry of endingIn(automaton, state)) {
      const length = terms[entry]?.length ?? 0
      const start = places[read - length] ?? 0
      const whole = i + 1 - start === length || isBrokenTerm(text.slice(start, i + 1))
      if (whole && standsAlone(text, start, i + 1)) matches.push({ entry, start, end: i + 1 })
    }
  }
  return matches
}

const NO_ENTRIES: readonly number[] = []

/** Entries that end in a state, the longest first. */
function endingIn({ entry, shorter }: Automaton, state: number): readonly number[] {
  let hit = (entry[state] ?? -1) === -1 ? (shorter[state] ?? 0) : state
  if (hit === 0) return NO_ENTRIES
  const entries: number[] = []
  while (hit !== 0) {
    entries.push(entry[hit] ?? -1)
    hit = shorter[hit] ?? 0
  }
  return entries
}

function step({ edges, failure }: Automaton, from: number, unit: number): number {
  let state = from
  let next = edges.get(state, unit)
  while (next === -1 && state !== 0) {
    state = failure[state] ?? 0
    next = edges.get(state, unit)
  }
  return Math.max(0, next)
}

/** A Latin term is a word of its own, not part of another: `ie` is not in `tie`. */
function standsAlone(text: string, start: number, end: number): boolean {
  const glued = (inner: number, outer: number): boolean =>
    isLatinLetter(text.charCodeAt(inner)) && isLatinLetter(text.charCodeAt(outer))
  return !glued(start, start - 1) && !glued(end - 1, end)
}

const isLatinLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a

/** Matches come in order of their end, longest first at the same end; drop what a longer one contains. */
function withoutInner(matches: readonly TermMatch[]): readonly TermMatch[] {
  const kept: TermMatch[] = []
  for (const match of matches) {
    const previous = kept.at(-1)
    if (previous !== undefined && previous.start <= match.start && match.end <= previous.end) {
      continue
    }
    while (kept.length > 0 && (kept.at(-1)?.start ?? -1) >= match.start) kept.pop()
    kept.push(match)
  }
  return kept
}
