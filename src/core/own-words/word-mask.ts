import { OWN_WORD_BOUNDS } from './own-word-set.ts'

/** A mask as it is searched for: pieces of normalised text, and how many characters may stand between two of them. */
export type WordMask = {
  readonly pieces: readonly string[]
  /** One fewer than pieces. */
  readonly gaps: readonly { readonly least: number; readonly most: number }[]
}

export type MaskTrouble = { readonly zh: string; readonly en: string }

const ANY = { '?': { least: 1, most: 1 }, '*': { least: 0, most: 6 } } as const
const WILDCARDS = /([?*？＊]+)/
/** A single character, or two with a hole between them, meets everything. */
const LEAST_WRITTEN = { plain: 2, masked: 3 } as const

const trouble = (zh: string, en: string): MaskTrouble => ({ zh, en })

const gapOf = (wildcards: string): WordMask['gaps'][number] =>
  [...wildcards.normalize('NFKC')].reduce(
    (sum, sign) => {
      const { least, most } = ANY[sign as keyof typeof ANY]
      return { least: sum.least + least, most: sum.most + most }
    },
    { least: 0, most: 0 },
  )

/**
 * Reads a word or a mask as people write it. No regular expressions: `?` is one character, `*` none to six, so that
 * what a mask costs is bounded by the length of the text. `normalise` is that of the texts which are searched.
 */
export function readMask(
  written: string,
  normalise: (text: string) => string,
): WordMask | MaskTrouble {
  if (written.length > OWN_WORD_BOUNDS.characters) {
    return trouble(
      `超过 ${OWN_WORD_BOUNDS.characters} 个字符`,
      `longer than ${OWN_WORD_BOUNDS.characters} characters`,
    )
  }
  if (written.includes('\n')) return trouble('不能换行', 'no line feeds')
  const parts = written.trim().split(WILDCARDS)
  const pieces = parts.filter((_, place) => place % 2 === 0).map(normalise)
  const gaps = parts.filter((_, place) => place % 2 === 1).map(gapOf)
  if (gaps.length > OWN_WORD_BOUNDS.wildcards) {
    return trouble(
      `通配符超过 ${OWN_WORD_BOUNDS.wildcards} 处`,
      `wildcards in more than ${OWN_WORD_BOUNDS.wildcards} places`,
    )
  }
  if (gaps.some(({ most }) => most > OWN_WORD_BOUNDS.gap)) {
    const { gap } = OWN_WORD_BOUNDS
    return trouble(
      `一处通配符超过 ${gap} 个字符`,
      `wildcards for more than ${gap} characters in one place`,
    )
  }
  if (gaps.length > 0 && (pieces[0] === '' || pieces.at(-1) === '')) {
    return trouble('不能以通配符开头或结尾', 'may not begin or end with a wildcard')
  }
  if (pieces.some((piece) => piece === '')) {
    return trouble('没有可供查找的字', 'nothing to look for')
  }
  const characters = pieces.join('').length
  const least = gaps.length === 0 ? LEAST_WRITTEN.plain : LEAST_WRITTEN.masked
  return characters < least
    ? trouble(`至少要有 ${least} 个字`, `needs at least ${least} written characters`)
    : { pieces, gaps }
}

export const isMaskTrouble = (read: WordMask | MaskTrouble): read is MaskTrouble => 'zh' in read
