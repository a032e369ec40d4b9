import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { Language } from '../i18n/languages.ts'

export const antdLocale = (language: Language) => (language === 'zh' ? zhCN : enUS)
