export type Piece = { readonly text: string; readonly hit: boolean }

/**
 * Cuts a line into pieces so that the matched terms can be marked. Overlapping terms become one piece; letter case is
 * ignored, as the recogniser is not to be trusted with it.
 */
export function highlight(text: string, terms: readonly string[]): Piece[] {
  const marked = new Array<boolean>(text.length).fill(false)
  const haystack = text.toLowerCase()
  for (const term of terms) {
    const needle = term.toLowerCase()
    if (needle === '') continue
    let at = haystack.indexOf(needle)
    while (at !== -1) {
      marked.fill(true, at, at + needle.length)
      at = haystack.indexOf(needle, at + 1)
    }
  }
  const pieces: Piece[] = []
  let start = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[start]) continue
    pieces.push({ text: text.slice(start, at), hit: marked[start] === true })
    start = at
  }
  return pieces
}
