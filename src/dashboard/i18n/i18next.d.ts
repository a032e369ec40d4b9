import 'i18next'
import type { zh } from './zh.ts'

// A key that is not in the Chinese texts does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof zh }
  }
}
