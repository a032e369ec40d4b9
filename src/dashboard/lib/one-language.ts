import { programWords } from './words/program-words.ts'

/** Where a sentence ends in Chinese and an English one begins. */
const SEAM = /[。；！？）”]\s*(?=[A-Za-z])/gu
/** What is named within an English sentence stays in its own script. */
const NAMED = /"[^"]*"|“[^”]*”|\([^)]*\)/g
const HAN = /\p{Script=Han}/u

function ofLine(line: string, language: 'zh' | 'en'): string {
  for (const { 0: seam, index } of line.matchAll(SEAM)) {
    const zh = line.slice(0, index + seam.trimEnd().length)
    const en = line.slice(index + seam.length)
    if (HAN.test(zh) && !HAN.test(en.replace(NAMED, ''))) return language === 'zh' ? zh : en
  }
  return line
}

/**
 * What the program wrote down in both languages (中文。English.), in that of the page, line by line. A text of one language
 * alone is shown as it is: people write what they like.
 */
export const oneLanguage = (text: string, language: 'zh' | 'en'): string =>
  programWords(text.trim())?.[language] ??
  text
    .trim()
    .split('\n')
    .map((line) => ofLine(line, language))
    .join('\n')

/** Whether somebody typed it: what the program writes is in both languages. */
export const isTyped = (text: string): boolean =>
  oneLanguage(text, 'zh') === oneLanguage(text, 'en')
