/** How a screen is laid out, counted on normalised text (case-sensitive forms on the original). */
export const STRUCTURE_FEATURES = [
  'options',
  'blanks',
  'circledNumbers',
  'formulaSigns',
  'variables',
  'chemicalFormulas',
  'quantities',
  'bookTitles',
  'pinyin',
  'latinWords',
  'englishBlank',
  'kana',
  'cyrillic',
  'stem',
  'exclamations',
  'length',
  'short',
] as const
export type StructureFeature = (typeof STRUCTURE_FEATURES)[number]

const OPTION = /(?:^|[\s)。?;,])([a-f])\s?[.、:)．](?!\w{2})/g
const BLANK = /\(\s?\)|_{1,}|（\s?）|﹍+/g
const CIRCLED = /[\u2460-\u2473]/g
const FORMULA = /[=<>≤≥≠≈√∠△⊥∥∵∴π±÷×^∪∩∈∞→]|(?<=[a-z0-9)])[+\-*/](?=[a-z0-9(])/g
const VARIABLE = /(?<![a-z])[a-z](?![a-z])(?!\s?[.、:)])/g
const QUANTITY =
  /\d(?:cm|mm|km|kg|mg|m|g|s|n|v|a|ω|w|j|pa|℃|°|ml|l|mol|hz|min|厘米|分米|毫米|平方|立方|千克|千米|米|吨|升|毫升|小时|分钟|秒|元|度|倍|岁|个|只|天)/g
const PINYIN = /[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]/g
const LATIN_WORD = /[a-z]{2,}/g
const ENGLISH_BLANK = /[a-z]{2,}[ ,]?\s?(?:_{2,}|\(\s?\))|_{2,}\s?[a-z]{2,}/g
const KANA = /[\u3041-\u30fa]/g
const CYRILLIC = /[\u0430-\u044f]/g
const STEM =
  /(?:是|为|有|的|中|于|在|用|到|出|成|得|以|由|与|和|应|指|因|项|个|一组|多少|几|哪|谁|何)\s?[?:(_\n]|[?:(_]\s?$/g
const FORMULA_OF_ELEMENTS =
  /(?<![A-Za-z])(?:(?:H|He|Li|Be|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Mn|Fe|Cu|Zn|Br|Ag|I|Ba|Hg|Pb)[0-9₀-₉Oo]{0,2}|\((?:OH|CO3|SO4|NO3)\)[0-9₀-₉]?){2,}(?![a-z])/g

const count = (text: string, pattern: RegExp): number => {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}

/** Counts damped by log(1 + n), in the order of `STRUCTURE_FEATURES`. */
export function readStructure(original: string, text: string): readonly number[] {
  const options = new Set([...text.matchAll(OPTION)].map((match) => match[1])).size
  const values: Record<StructureFeature, number> = {
    options: options >= 3 ? 1 : 0,
    blanks: count(text, BLANK),
    circledNumbers: count(text, CIRCLED),
    formulaSigns: count(text, FORMULA),
    variables: count(text, VARIABLE),
    chemicalFormulas: count(original, FORMULA_OF_ELEMENTS),
    quantities: count(text, QUANTITY),
    bookTitles: count(text, /《/g),
    pinyin: count(text, PINYIN),
    latinWords: count(text, LATIN_WORD),
    englishBlank: count(text, ENGLISH_BLANK),
    kana: count(text, KANA),
    cyrillic: count(text, CYRILLIC),
    stem: count(text, STEM),
    exclamations: count(text, /[!~]/g),
    length: text.length / 20,
    short: text.length < 30 ? 1 : 0,
  }
  return STRUCTURE_FEATURES.map((name) => Math.log1p(values[name]))
}
