import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { ViolationCard } from '../wall/violation-card.tsx'

type Props = { readonly violations: readonly Violation[]; readonly currentId: string }

/** The other violations stay in sight while one is being worked on. */
export function Queue({ violations, currentId }: Props) {
  const { t } = useTranslation()
  return (
    <nav className="queue" aria-label={t('violation.queue')}>
      {violations.map((violation) => (
        <ViolationCard
          key={violation.id}
          violation={violation}
          slim
          current={violation.id === currentId}
        />
      ))}
    </nav>
  )
}
