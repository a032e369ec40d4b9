/** Insertions, deletions and substitutions between two texts (V. Levenshtein, 1966). */
export function characterErrors(wanted: string, got: string): number {
  let previous = Array.from({ length: got.length + 1 }, (_, i) => i)
  for (let i = 1; i <= wanted.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= got.length; j += 1) {
      const change = wanted[i - 1] === got[j - 1] ? 0 : 1
      current.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (current[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + change,
        ),
      )
    }
    previous = current
  }
  return previous[got.length] ?? 0
}

/** Without blanks, widths and case, which do not matter for being understood. */
export const plainText = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
