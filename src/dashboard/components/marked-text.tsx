import { highlight } from '../lib/highlight.ts'

/** A line with the words in it that spoke for the verdict. */
export function MarkedText({
  text,
  matches,
}: {
  readonly text: string
  readonly matches: readonly { readonly term: string }[]
}) {
  return (
    <span>
      {highlight(
        text,
        matches.map(({ term }) => term),
      ).map((piece, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed line
        piece.hit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
      )}
    </span>
  )
}
