import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, type Language } from './languages.ts'

const TEXTS = {
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
} as const

/** How long the page may take for its own work before it fetches what it does not need yet, in milliseconds. */
const LATER = 2_000

async function fetchTexts(instance: i18n, language: Language): Promise<void> {
  if (instance.hasResourceBundle(language, 'translation')) return
  instance.addResourceBundle(language, 'translation', await TEXTS[language]())
}

/**
 * The page begins with one language; the other one follows by itself, because switching must work when the server does not
 * answer.
 */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = i18next.createInstance()
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: language,
    resources: { [language]: { translation: await TEXTS[language]() } },
    interpolation: { escapeValue: false },
  })
  setTimeout(() => {
    for (const one of LANGUAGES) void fetchTexts(instance, one).catch(() => undefined)
  }, LATER)
  return instance
}

/** Resolves when the page speaks it; rejects when its texts cannot be had. */
export async function speak(instance: i18n, language: Language): Promise<void> {
  await fetchTexts(instance, language)
  await instance.changeLanguage(language)
}
