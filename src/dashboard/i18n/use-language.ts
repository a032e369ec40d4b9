import { useTranslation } from 'react-i18next'
import type { Bilingual } from '../../contracts/primitives.ts'
import { remember } from '../lib/remembered.ts'
import { speak } from './create-i18n.ts'
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
      void speak(i18n, other).then(
        () => {
          remember('language', other)
          document.documentElement.lang = other === 'zh' ? 'zh-CN' : 'en'
        },
        // Without a server the page goes on in the language that it has.
        () => undefined,
      )
    },
    say: (words) => (language === 'zh' ? words.zh : words.en),
  }
}
