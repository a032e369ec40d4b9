/** A piece of a text: a word, or one sign, which may stand there escaped. */
export type Mark = {
  /** As it stands. */
  readonly text: string
  /** The sign that is meant, a blank for what is white within a line, `word` for a word. */
  readonly sign: string
}

/**
 * Each alternative begins with what no other takes, and none is read again once it was taken: the work is linear in the
 * text. Backslashes are bounded because a long row of them would be tried from each of its places.
 */
const MARK = /[\w.%-]+|\\{1,16}u00[\da-f]{2}|\\{0,16}["/]|\\{1,16}[bfnrt]|&amp;|[\s\S]/gi

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&' }

function signOf(text: string): string {
  if (/^[\w.%-]/.test(text)) return 'word'
  if (text === '\n') return text
  if (text.length === 1) return /\s/.test(text) ? ' ' : text
  const code = /u(00[\da-f]{2})$/i.exec(text)?.[1]
  if (code !== undefined) return signOf(String.fromCodePoint(Number.parseInt(code, 16)))
  const last = text.at(-1) ?? ''
  if (last === 'n') return '\n'
  return NAMED[text] ?? (last === '"' || last === '/' ? last : ' ')
}

export const marksOf = (text: string): readonly Mark[] =>
  Array.from(text.matchAll(MARK), ([piece]) => ({ text: piece, sign: signOf(piece) }))

/** Where the first of `signs` stands at or after `from`, or `end`. */
export function upTo(
  marks: readonly Mark[],
  from: number,
  signs: string,
  end: number = marks.length,
): number {
  let at = from
  while (at < Math.min(end, marks.length)) {
    const { sign } = marks[at] as Mark
    if (sign !== 'word' && signs.includes(sign)) break
    at += 1
  }
  return at
}

/**
 * The end of the text that the quote at `from` opens: its closing quote, or the end of all. A text within a text has its
 * quotes escaped once more; the number of backslashes tells one that closes from one that is only said.
 */
export function closing(marks: readonly Mark[], from: number): number {
  const escapes = ((marks[from] as Mark).text.length - 1) % 16
  for (let at = from + 1; at < marks.length; at += 1) {
    const { text, sign } = marks[at] as Mark
    if (sign !== '"') continue
    const here = text.startsWith('\\u') ? escapes : text.length - 1
    if (here < escapes || here % (2 * (escapes + 1)) === escapes) return at
  }
  return marks.length
}

/** Behind the bracket that closes the one at `from`, or the end of all. Brackets within quotes do not count. */
export function closed(marks: readonly Mark[], from: number): number {
  let depth = 0
  for (let at = from; at < marks.length; at += 1) {
    const { sign } = marks[at] as Mark
    if (sign === '"') at = closing(marks, at)
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return marks.length
}
