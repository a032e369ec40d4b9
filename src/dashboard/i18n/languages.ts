import { enCalendar } from './en-calendar.ts'
import { enCut } from './en-cut.ts'
import { enText } from './en-text.ts'
import { enVocabulary } from './en-vocabulary.ts'
import { zhCalendar } from './zh-calendar.ts'
import { zhCut } from './zh-cut.ts'
import { zhText } from './zh-text.ts'
import { zhVocabulary } from './zh-vocabulary.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const zh = { ...zhText, calendar: zhCalendar, cut: zhCut, words: zhVocabulary } as const
export const en = { ...enText, calendar: enCalendar, cut: enCut, words: enVocabulary } as const
