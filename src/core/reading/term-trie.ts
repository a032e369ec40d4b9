/** Distinct terms, numbered as they come, as the tree of their beginnings; the ground of `term-matcher.ts`. */
export type TermTrie = {
  /** By number. */
  readonly terms: readonly string[]
  /** The root is 0, and a state comes after the one before it. */
  states(): number
  parentOf(state: number): number
  /** The unit that leads to the state. */
  labelOf(state: number): number
  /** The state after another, or -1. */
  next(state: number, unit: number): number
  /** Which term ends in the state, or -1. */
  endsIn(state: number): number
  /** The number of a term, or -1. */
  numberOf(term: string): number
  /** The number of a term, which is taken in where it is not there yet. */
  add(term: string): number
}

/**
 * An empty trie with room for terms of so many UTF-16 units together. States live in one open-addressing table of
 * numbers: no map per state, and nothing is hashed or allocated per term.
 */
export function createTermTrie(mostUnits: number): TermTrie {
  let capacity = 1_024
  while (capacity < mostUnits * 1.5) capacity *= 2
  // A state is known by its parent and its label, so that its number is all that a slot has to hold; 0: empty.
  const slots = new Int32Array(capacity)
  const parents = new Int32Array(mostUnits + 1)
  const labels = new Uint16Array(mostUnits + 1)
  /** One more than the number of the term. */
  const ends = new Int32Array(mostUnits + 1)
  const terms: string[] = []
  let states = 1

  const slotOf = (state: number, unit: number): number => {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) & (capacity - 1)
    for (;;) {
      const there = slots[slot] ?? 0
      if (there === 0 || (parents[there] === state && labels[there] === unit)) return slot
      slot = (slot + 1) & (capacity - 1)
    }
  }
  const next = (state: number, unit: number): number => (slots[slotOf(state, unit)] ?? 0) || -1
  return {
    terms,
    states: () => states,
    parentOf: (state) => parents[state] ?? 0,
    labelOf: (state) => labels[state] ?? 0,
    next,
    endsIn: (state) => (ends[state] ?? 0) - 1,
    numberOf(term) {
      let state = 0
      for (let i = 0; i < term.length; i += 1) {
        state = slots[slotOf(state, term.charCodeAt(i))] ?? 0
        if (state === 0) return -1
      }
      return (ends[state] ?? 0) - 1
    },
    add(term) {
      let state = 0
      for (let i = 0; i < term.length; i += 1) {
        const unit = term.charCodeAt(i)
        const slot = slotOf(state, unit)
        if (slots[slot] === 0) {
          parents[states] = state
          labels[states] = unit
          slots[slot] = states
          states += 1
        }
        state = slots[slot] ?? 0
      }
      if (ends[state] === 0) ends[state] = terms.push(term)
      return (ends[state] ?? 0) - 1
    },
  }
}

/** Room that these texts need in a trie. */
export const unitsOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.length, 0)
