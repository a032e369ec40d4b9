import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { EmptyPlace } from './empty-place.tsx'

export function PageFailed() {
  const { t } = useTranslation()
  return (
    <EmptyPlace title={t('trouble.bug')} detail={t('trouble.bugHint')}>
      <Button type="primary" onClick={() => location.reload()}>
        {t('app.reload')}
      </Button>
    </EmptyPlace>
  )
}
