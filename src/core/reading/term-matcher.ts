import { createTermTrie, type TermTrie, unitsOf } from './term-trie.ts'

/** A term found in a text: which entry of the dictionary, and where (UTF-16, half-open). */
export type TermMatch = { readonly entry: number; readonly start: number; readonly end: number }

export type TermMatcher = {
  /** All matches that do not lie inside a longer match, in order of their end. */
  find(text: string): readonly TermMatch[]
}

/** Finds the terms of a list, which holds none twice. */
export function createTermMatcher(terms: readonly string[]): TermMatcher {
  const trie = createTermTrie(unitsOf(terms))
  for (const term of terms) trie.add(term)
  return matcherOf(trie)
}

/**
 * Finds all terms of a trie in one pass (Aho and Corasick, "Efficient string matching", CACM 18 (6), 1975). Nothing may
 * be added to it afterwards.
 */
export function matcherOf(trie: TermTrie): TermMatcher {
  const automaton = { trie, ...linkFailures(trie) }
  return { find: (text) => withoutInner(scan(automaton, text)) }
}

const LINE_FEED = 0x0a

type Automaton = {
  readonly trie: TermTrie
  readonly failure: Int32Array
  /** Next state on the failure path that ends an entry, or 0. */
  readonly shorter: Int32Array
}

function linkFailures(trie: TermTrie): Omit<Automaton, 'trie'> {
  const failure = new Int32Array(trie.states())
  const shorter = new Int32Array(trie.states())
  for (const state of byDepth(trie)) {
    const parent = trie.parentOf(state)
    if (parent === 0) continue
    const unit = trie.labelOf(state)
    let fallback = failure[parent] ?? 0
    while (fallback !== 0 && trie.next(fallback, unit) === -1) fallback = failure[fallback] ?? 0
    const target = Math.max(0, trie.next(fallback, unit))
    failure[state] = target
    shorter[state] = trie.endsIn(target) === -1 ? (shorter[target] ?? 0) : target
  }
  return { failure, shorter }
}

/** States without the root, nearest first: a failure link needs those of all shorter prefixes. Sorted by counting. */
function byDepth(trie: TermTrie): Int32Array {
  const states = trie.states()
  const depth = new Int32Array(states)
  const places: number[] = [0]
  for (let state = 1; state < states; state += 1) {
    const own = (depth[trie.parentOf(state)] ?? 0) + 1
    depth[state] = own
    places[own] = (places[own] ?? 0) + 1
  }
  for (let own = 1; own < places.length; own += 1) {
    places[own] = (places[own] ?? 0) + (places[own - 1] ?? 0)
  }
  const ordered = new Int32Array(states - 1)
  for (let state = states - 1; state > 0; state -= 1) {
    const own = depth[state] ?? 0
    const place = (places[own] ?? 0) - 1
    places[own] = place
    ordered[place] = state
  }
  return ordered
}

/** A term that runs over the end of a line is the term when this much of it is on each side; less meets by chance. */
const SHORTEST_PART = 2

const isBrokenTerm = (written: string): boolean =>
  written.split('\n').every((part) => part.length >= SHORTEST_PART)

function scan(automaton: Automaton, text: string): TermMatch[] {
  const { terms } = automaton.trie
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
function endingIn({ trie, shorter }: Automaton, state: number): readonly number[] {
  let hit = trie.endsIn(state) === -1 ? (shorter[state] ?? 0) : state
  if (hit === 0) return NO_ENTRIES
  const entries: number[] = []
  while (hit !== 0) {
    entries.push(trie.endsIn(hit))
    hit = shorter[hit] ?? 0
  }
  return entries
}

function step({ trie, failure }: Automaton, from: number, unit: number): number {
  let state = from
  let next = trie.next(state, unit)
  while (next === -1 && state !== 0) {
    state = failure[state] ?? 0
    next = trie.next(state, unit)
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
