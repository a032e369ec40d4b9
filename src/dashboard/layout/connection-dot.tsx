import { useTranslation } from 'react-i18next'
import { useConnection } from '../events/connection.tsx'

export function ConnectionDot() {
  const { t } = useTranslation()
  const { kind } = useConnection()
  return (
    <span className={`connection ${kind}`} data-testid="connection" data-state={kind}>
      {t(`connection.${kind}`)}
    </span>
  )
}
