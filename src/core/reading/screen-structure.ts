/** How a screen is laid out, counted on normalised text (case-sensitive forms on the original). */
export const STRUCTURE_FEATURES = [
  'options',
  'numericOptions',
  'shortOptions',
  'fourCharacterOptions',
  'titleOptions',
  'numberCombinations',
  'blanks',
  'circledNumbers',
  'formulaSigns',
  'variables',
  'chemicalFormulas',
  'quantities',
  'numbers',
  'amountQuestion',
  'years',
  'equations',
  'signedNumbers',
  'classical',
  'pinyinInBrackets',
  'bookTitles',
  'pinyin',
  'latinWords',
  'englishBlank',
  'englishSentence',
  'programCode',
  'kana',
  'cyrillic',
  'stem',
  'exclamations',
  'letterEquations',
  'functions',
  'coordinates',
  'points',
  'fractions',
  'percentages',
  'shopMarks',
  'quotations',
  'questionMarks',
  'lines',
  'hanShare',
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
/** Words that sentences cannot do without, and that brand names and program code seldom hold. */
const ENGLISH_SENTENCE =
  /(?<![a-z])(?:is|are|was|were|am|do|does|did|have|has|had|he|she|they|we|you|my|your|his|her|their|our|this|that|these|those|there|what|where|when|who|why|how|which|can|could|will|would|should|must|because|but|and|the|with|about|from|every|yesterday|tomorrow|usually|often|never)(?![a-z])/g
const PROGRAM_CODE =
  /[{};]\s*(?:\n|$)|\(\)|==|!=|\+\+|->|=>|\/\/|(?<![a-z])(?:int|void|printf|print|return|def|import|public|class|var|let|const|function|elif|select|insert|null|true|false)(?![a-z])/g
const KANA = /[\u3041-\u30fa]/g
const CYRILLIC = /[\u0430-\u044f]/g
const STEM =
  /(?:是|为|有|的|中|于|在|用|到|出|成|得|以|由|与|和|应|指|因|项|个|一组|多少|几|哪|谁|何)\s?[?:(_\n]|[?:(_]\s?$/g
const FORMULA_OF_ELEMENTS =
  /(?<![A-Za-z])(?:(?:H|He|Li|Be|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Mn|Fe|Cu|Zn|Br|Ag|I|Ba|Hg|Pb)[0-9₀-₉Oo]{0,2}|\((?:OH|CO3|SO4|NO3)\)[0-9₀-₉]?){2,}(?![a-z])/g

const LETTER_EQUATION = /(?<![a-z])[a-z]\d?\s?[=<>≤≥]\s?[-+±]?[\d(√]/g
const FUNCTION =
  /[fgh]'?\(x\)|(?<![a-z])y\s?=|x\s?[²³2^]\s?[-+=/]|(?<![a-z])(?:log|ln|sin|cos|tan|lg)(?![a-z])/g
const COORDINATES = /[([{]\s?[-+±]?[\d∞][\d./]*\s?,\s?[-+±]?[\d∞a-z]|\{\s?[a-z\d]\s?,/g
const POINTS =
  /(?<![A-Za-z])[A-Z]{2,4}['′]?(?=[=∥⊥≌∽的上与和、。,于为中])|[△∠⊙▱□][A-Z]|点[A-Z](?![A-Za-z])/g
const SHOP_MARKS =
  /[【】#@¥￥~]|\d+(?:gb|寸|折|期|集|季|话|包|套|款|码|ml)|\d[xX*]\d|第\d+(?:集|季|期|话)/g

const OPTION_BODY =
  /(?:^|[\s)。?;,])([a-f])\s?[.、:)．](?!\w{2}\.)\s*([^\n]*?)(?=\s*(?:[\s。;,][a-f]\s?[.、:)．]|\n|$))/g
const NUMERIC =
  /^[-+±]?[\d\s./:%°×÷^√π()=<>≤≥a-z,+*-]{1,24}(?:元|米|厘米|克|千克|个|倍|次|种|人|度|岁|天|秒|小时|分钟|千米|平方米)?$/
const FOUR_CHARACTERS = /^[\u4e00-\u9fff]{4}(?:[\s、,][\u4e00-\u9fff]{4})*$/
const COMBINATION = /^[\u2460-\u2473]+$|^[a-d]{2,4}$|^(?:i{1,3}|iv)+$/
const AMOUNT =
  /多少|几(?:个|元|米|厘米|千克|人|天|种|次|小时|倍|岁|支|本|页|只|棵)|[平等]均|一共|共有|相当于|剩下|还剩|比.{1,12}(?:多|少|大|小|长|短|高)|增加了?\d|减少了?\d/g
const YEAR = /(?<!\d)1[0-9]{3}年|20世纪|1[5-9]世纪|公元前|世纪[\d一二三四五六七八九]0?年代/g
const EQUATION = /[a-z0-9)²³]\s?[=<>≤≥]\s?[-+±√]?[a-z0-9(]/g
const SIGNED_NUMBER = /(?<![\d)a-z])[-+±]\d/g
const CLASSICAL = /[矣焉哉兮乎曰吾汝耶邪]|[者]也|也[。,?!]|(?<=[,。])[其乃遂]/g
const PINYIN_IN_BRACKETS = /\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜɡ]{1,6}\)/g

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Counts damped by log(1 + n), in the order of `STRUCTURE_FEATURES`. */
export function readStructure(original: string, text: string): readonly number[] {
  const options = new Set([...text.matchAll(OPTION)].map((match) => match[1])).size
  const bodies = [...text.matchAll(OPTION_BODY)].map((match) => (match[2] ?? '').trim())
  const share = (test: (body: string) => boolean): number =>
    bodies.length < 2 ? 0 : bodies.filter(test).length / bodies.length
  const values: Record<StructureFeature, number> = {
    options: options >= 3 ? 1 : 0,
    numericOptions: share((body) => NUMERIC.test(body)),
    shortOptions: share((body) => body.length > 0 && body.length <= 4),
    fourCharacterOptions: share((body) => FOUR_CHARACTERS.test(body)),
    titleOptions: share((body) => body.startsWith('《')),
    numberCombinations: share((body) => COMBINATION.test(body)),
    blanks: count(text, BLANK),
    circledNumbers: count(text, CIRCLED),
    formulaSigns: count(text, FORMULA),
    variables: count(text, VARIABLE),
    chemicalFormulas: count(original, FORMULA_OF_ELEMENTS),
    quantities: count(text, QUANTITY),
    numbers: count(text, /\d+/g),
    amountQuestion: count(text, AMOUNT),
    years: count(text, YEAR),
    equations: count(text, EQUATION),
    signedNumbers: count(text, SIGNED_NUMBER),
    classical: count(text, CLASSICAL),
    pinyinInBrackets: count(text, PINYIN_IN_BRACKETS),
    bookTitles: count(text, /《/g),
    pinyin: count(text, PINYIN),
    latinWords: count(text, LATIN_WORD),
    englishBlank: count(text, ENGLISH_BLANK),
    englishSentence: count(text, ENGLISH_SENTENCE),
    programCode: count(text, PROGRAM_CODE),
    kana: count(text, KANA),
    cyrillic: count(text, CYRILLIC),
    stem: count(text, STEM),
    exclamations: count(text, /[!~]/g),
    letterEquations: count(text, LETTER_EQUATION),
    functions: count(text, FUNCTION),
    coordinates: count(text, COORDINATES),
    points: count(original, POINTS),
    fractions: count(text, /\d\/\d/g),
    percentages: count(text, /\d%/g),
    shopMarks: count(text, SHOP_MARKS),
    quotations: count(text, /"/g),
    questionMarks: count(text, /\?/g),
    lines: count(text, /\n/g),
    hanShare: count(text, /[\u4e00-\u9fff]/g) / Math.max(1, text.length),
    length: text.length / 20,
    short: text.length < 30 ? 1 : 0,
  }
  return STRUCTURE_FEATURES.map((name) => Math.log1p(values[name]))
}
