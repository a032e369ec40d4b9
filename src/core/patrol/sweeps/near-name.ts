/** Letters to change, add or leave out between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** Further apart it is another word. Ours. */
const SLIPS_AT_MOST = 3

/** The known name that was most likely meant; `null`: none is near. */
export function nearName(written: string, known: readonly string[]): string | null {
  const near = known
    .map((name) => ({ name, slips: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= Math.min(SLIPS_AT_MOST, Math.floor(name.length / 2)))
    .toSorted((a, b) => a.slips - b.slips)
  return near[0]?.name ?? null
}
