import { useTranslation } from 'react-i18next'
import type { Bilingual } from '../../contracts/primitives.ts'
import { remember } from '../lib/remembered.ts'
import type { Language } from './languages.ts'

export function useLanguage(): {
  readonly language: Language
  readonly other: Language
  switchLanguage(): void
  /** The sentence in the language of the page. */
  say(words: Bilingual): string
} {
  const { i18n } = useTranslation()
  const language: Language = i18n.resolvedLanguage === 'en' ? 'en' : 'zh'
  const other: Language = language === 'zh' ? 'en' : 'zh'
  return {
    language,
    other,
    switchLanguage: () => {
      remember('language', other)
      document.documentElement.lang = other === 'zh' ? 'zh-CN' : 'en'
      void i18n.changeLanguage(other)
    },
    say: (words) => (language === 'zh' ? words.zh : words.en),
  }
}
