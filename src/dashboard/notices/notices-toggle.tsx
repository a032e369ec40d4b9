import { useTranslation } from 'react-i18next'
import { IconButton } from '../layout/icon-button.tsx'
import { useNotices } from './notices-context.tsx'

/** Turns notifications of the desktop on and off; where the browser refuses, it says what to do. */
export function NoticesToggle() {
  const { t } = useTranslation()
  const { state, toggle } = useNotices()
  if (state === 'unsupported') return null
  const label =
    state === 'denied'
      ? t('desk.notices.denied')
      : t('app.named', {
          name: t(`desk.notices.${state}`),
          value: t(state === 'on' ? 'desk.notices.turnOff' : 'desk.notices.turnOn'),
        })
  return (
    <IconButton
      icon={state === 'on' ? 'bell' : 'bell-off'}
      label={label}
      pressed={state === 'on'}
      disabled={state === 'denied'}
      onPress={toggle}
      testId="notices-toggle"
    />
  )
}
