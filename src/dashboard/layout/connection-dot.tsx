import { useTranslation } from 'react-i18next'
import { useAgeText } from '../components/age-text.tsx'
import { useConnection } from '../events/connection.tsx'
import { useLostAge } from '../events/use-lost-age.ts'

/** Stays in sight however far the page is scrolled, and so does the age of what it shows. */
export function ConnectionDot() {
  const { t } = useTranslation()
  const { kind } = useConnection()
  const age = useLostAge()
  const ageText = useAgeText()
  return (
    <span className={`connection ${kind}`} data-testid="connection" data-state={kind}>
      {age === null ? t(`connection.${kind}`) : t('connection.lostFor', { age: ageText(age) })}
    </span>
  )
}
