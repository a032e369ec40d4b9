/** Share of pairs of neighbouring characters that the shorter text has in common with the other (Dice, 1945). */
export const likeness = (one: string, other: string): number => likenessTo(one)(other)

/** As `likeness`, of one text to many. */
export function likenessTo(one: string): (other: string) => number {
  const a = pairsOf(one)
  return (other) => {
    if (one === other) return 1
    const b = pairsOf(other)
    const smaller = Math.min(a.size, b.size)
    if (smaller === 0) return 0
    let shared = 0
    for (const pair of a) if (b.has(pair)) shared += 1
    return shared / smaller
  }
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/\s+/g, '')
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < plain.length; i += 1) pairs.add(plain.slice(i, i + 2))
  return pairs
}
