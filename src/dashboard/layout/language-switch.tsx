import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { useLanguage } from '../i18n/use-language.ts'

export function LanguageSwitch() {
  const { t } = useTranslation()
  const { other, switchLanguage } = useLanguage()
  return (
    <Button
      type="text"
      title={t('app.language')}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={switchLanguage}
      data-testid="language-switch"
    >
      {other === 'zh' ? '中文' : 'EN'}
    </Button>
  )
}
