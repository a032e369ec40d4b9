/** 中文。English. */
const BOTH = /^(.*\p{Script=Han}[^A-Za-z]*[。；）”])\s*([A-Za-z][^\p{Script=Han}]*)$/su

/**
 * What the program wrote down in both languages, in that of the page. A text of one language alone is shown as it is:
 * people write what they like.
 */
export function oneLanguage(text: string, language: 'zh' | 'en'): string {
  const found = BOTH.exec(text.trim())
  if (found === null) return text
  return (language === 'zh' ? found[1] : found[2]) ?? text
}
