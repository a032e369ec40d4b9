/**
 * Signs that are drawn like another one, each beside what it is drawn like: the letters of other scripts that Unicode's
 * table of confusables (UTS 39) gives for Latin ones and that may be a name by themselves (`account-name.ts`; not all of it), and those Chinese characters,
 * kana and strokes that differ by a hair. What NFKC makes one (full width, ligatures, Roman numerals) is not here.
 */
const DRAWN_LIKE: readonly (readonly [like: string, signs: string])[] = [
  ['a', 'аαɑӕ'],
  ['b', 'ьƅЬᏏ'],
  ['c', 'сϲᴄᏟ'],
  ['d', 'ԁɗᏧ'],
  ['e', 'еєҽεЕ'],
  ['f', 'ƒϝք'],
  ['g', 'ɡցԍ'],
  ['h', 'һհᏂ'],
  ['i', 'іıιɩӏІΙl1ǀ丨լ'],
  ['j', 'јϳյ'],
  ['k', 'кκΚӄ'],
  ['m', 'мΜ'],
  ['n', 'ոռпΝ'],
  ['o', 'оοσօ0оО零〇ο०০੦૦௦౦೦൦๐໐'],
  ['p', 'рρΡϱ'],
  ['q', 'ԛգզ'],
  ['r', 'гᴦᏒ'],
  ['s', 'ѕꜱʂᏚ'],
  ['t', 'тτΤ'],
  ['u', 'υսцᴜ'],
  ['v', 'νѵᴠ'],
  ['w', 'ѡԝωᴡա'],
  ['x', 'хχΧҳ'],
  ['y', 'уγүΥ'],
  ['z', 'ᴢΖ'],
  ['-', '一ーㅡ'],
  ['工', 'エ'],
  ['口', 'ロ囗'],
  ['力', 'カ'],
  ['二', 'ニ'],
  ['八', 'ハ'],
  ['人', '入'],
  ['夕', 'タ'],
  ['卜', 'ト'],
  ['己', '已巳'],
  ['未', '末'],
  ['土', '士'],
  ['日', '曰'],
  ['戊', '戌戍'],
  ['冶', '治'],
  ['千', '干'],
]

const folded = (text: string): string => text.toLowerCase()

const LIKE: ReadonlyMap<string, string> = new Map(
  DRAWN_LIKE.flatMap(([like, signs]) => [...signs].map((sign) => [folded(sign), like] as const)),
)

/**
 * The same text for names that people take for one another: whatever width, case and script their letters have, with or
 * without accents and signs that are not drawn at all.
 */
export function drawnLike(name: string): string {
  const plain = folded(name.normalize('NFKC'))
    .normalize('NFD')
    .replaceAll(/\p{M}|\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
  return [...plain]
    .map((sign) => LIKE.get(sign) ?? sign)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** The first of them that looks like the name and is not the same; `null`: none does. */
export function findAlike<One extends { readonly name: string }>(
  name: string,
  others: readonly One[],
): One | null {
  const drawn = drawnLike(name)
  return others.find((other) => other.name !== name && drawnLike(other.name) === drawn) ?? null
}
