/** Letters in a row without a place where a line may end: Chinese may break anywhere, and is left to whoever draws it. */
const LONG_WORD = /[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{40,}/gu

/**
 * Ends lines inside words that are wider than a line. Whoever draws text would do so as well, but measures the rest of the word anew
 * for each of its letters, which takes seconds for the longest that a letter may hold.
 *
 * @param widthOf of one letter; it is asked once for each that is met
 * @param width of a line, in the same unit
 */
export function breakWords(
  text: string,
  widthOf: (letter: string) => number,
  width: number,
): string {
  const known = new Map<string, number>()
  const measured = (letter: string): number => {
    const wide = known.get(letter) ?? widthOf(letter)
    known.set(letter, wide)
    return wide
  }
  return text.replace(LONG_WORD, (word) => {
    let line = 0
    let broken = ''
    for (const letter of word) {
      const wide = measured(letter)
      const isOver = line > 0 && line + wide > width
      broken += isOver ? `\n${letter}` : letter
      line = isOver ? wide : line + wide
    }
    return broken
  })
}
