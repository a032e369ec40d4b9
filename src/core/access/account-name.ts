const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u
const DIGIT = /[0-9]/

/**
 * Scripts that people of this country write their names in besides Chinese characters and Latin letters. A name is of one of
 * them throughout: among the letters of another script a single one is taken for what it looks like. Others (Cherokee, Lisu,
 * Coptic, Deseret and more) are drawn like Latin letters throughout, and are refused.
 */
const OWN_SCRIPTS: readonly RegExp[] = [
  /^\p{Script=Cyrillic}+$/u,
  /^\p{Script=Greek}+$/u,
  /^\p{Script=Arabic}+$/u,
  /^\p{Script=Tibetan}+$/u,
  /^\p{Script=Mongolian}+$/u,
  /^\p{Script=Hangul}+$/u,
  /^\p{Script=Yi}+$/u,
  /^\p{Script=Thai}+$/u,
  /^\p{Script=Tai_Le}+$/u,
  /^\p{Script=New_Tai_Lue}+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u,
]

/** Of Latin: letters of ASCII, with accents or without; small capitals and letters of phonetic writing are none of them. */
const HAN_AND_LATIN = /^[\p{Script=Han}a-z]*$/iu

function isOfOneScript(name: string): boolean {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const letters = [...plain].filter((sign) => !DIGIT.test(sign) && !'._-'.includes(sign)).join('')
  // Recomposed: without its marks a syllable may be no letter.
  const whole = [...name.normalize('NFKC')]
    .filter((sign) => !DIGIT.test(sign) && !'._-'.includes(sign))
    .join('')
  return HAN_AND_LATIN.test(letters) || OWN_SCRIPTS.some((script) => script.test(whole))
}

export const isAccountName = (name: string): boolean => NAME.test(name) && isOfOneScript(name)

export const ACCOUNT_NAME_WORDS =
  '账号名由 1 到 64 个字母、数字、点、横线或下划线组成；汉字可与英文字母同用，其他文字的字母不可混用。An account name has 1 to 64 letters, digits, dots, dashes or underscores; Chinese characters and Latin letters can stand together, letters of other scripts with none but their own.'
