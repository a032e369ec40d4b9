import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en, type Language, zh } from './languages.ts'

/** Both languages travel with the page: switching must work when the server does not answer. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = i18next.createInstance()
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  return instance
}
