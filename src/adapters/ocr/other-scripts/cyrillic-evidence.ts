/** Of Russian, nearly a fifth of its letters: shapes that Latin letters are hardly ever taken for. */
const TELLING = /[жщюяыэъёьфцчшдл]/giu
/** Letters that Russian lacks: what the model of Kazakh makes of Latin h and i, and of shapes it does not know. */
const FOREIGN = /[әғқңөұүһі]/giu
const CYRILLIC = /\p{Script=Cyrillic}/gu

const TELLING_SHARE = 0.12
const TELLING_KINDS = 2
/** For each letter that Russian lacks so many have to tell. */
const FOREIGN_WEIGHS = 2

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

/**
 * Whether lines that a model of Cyrillic read are Cyrillic by their own letters: words of letters that look like Latin
 * ones (опа Бгомп еуес) are no evidence, whatever the confidence. Latin read so has hardly a letter of `TELLING`, and
 * many that Russian lacks.
 */
export function isCyrillicByItsLetters(lines: readonly string[]): boolean {
  const text = lines.join('\n').toLowerCase()
  const telling = text.match(TELLING) ?? []
  return (
    new Set(telling).size >= TELLING_KINDS &&
    telling.length >= TELLING_SHARE * countOf(text, CYRILLIC) &&
    telling.length >= FOREIGN_WEIGHS * countOf(text, FOREIGN)
  )
}

/** Whether a line may be one of them at all. */
export const speaksForCyrillic = (line: string): boolean =>
  countOf(line, TELLING) >= Math.max(1, countOf(line, FOREIGN))
