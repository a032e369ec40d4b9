import type { ConfigProviderProps } from 'antd'
import type { Language } from '../i18n/languages.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

/** What the components in use say by themselves. The library's own files hold the words of all its components. */
const WORDS: Readonly<Record<Language, Locale>> = {
  zh: {
    locale: 'zh-cn',
    global: { placeholder: '请选择', close: '关闭' },
    Modal: { okText: '确定', cancelText: '取消', justOkText: '知道了' },
    Empty: { description: '暂无数据' },
  },
  en: {
    locale: 'en',
    global: { placeholder: 'Please select', close: 'Close' },
    Modal: { okText: 'OK', cancelText: 'Cancel', justOkText: 'OK' },
    Empty: { description: 'No data' },
  },
}

export const antdLocale = (language: Language): Locale => WORDS[language]
