import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'

export function PageFailed() {
  const { t } = useTranslation()
  return (
    <Result
      status="error"
      title={t('trouble.bug')}
      subTitle={t('trouble.bugHint')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('app.reload')}
        </Button>
      }
    />
  )
}
