import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Room } from '../../contracts/room.ts'
import type { Violation } from '../../contracts/violation.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { splitViolations } from '../lib/violation-order.ts'
import { CalmNote } from './calm-note.tsx'
import { ViolationCard } from './violation-card.tsx'

type Props = {
  readonly violations: readonly Violation[] | undefined
  readonly error: unknown
  readonly rooms: readonly Room[] | undefined
  onRetry(): void
}

export function ViolationsPanel({ violations, error, rooms, onRetry }: Props) {
  const { t } = useTranslation()
  const { pressing, forPerson, past } = splitViolations(violations ?? [])
  return (
    <section className="violations" aria-labelledby="violations-title">
      <h2 id="violations-title">
        {t('wall.violations')}
        <Link href="/violations" className="small">
          {t('wall.toRecords')} →
        </Link>
      </h2>
      {error !== null && <TroubleNote error={error} onRetry={onRetry} />}
      {violations === undefined && error === null && (
        <Skeleton active avatar paragraph={{ rows: 3 }} />
      )}
      {violations !== undefined && (
        <>
          <h3 className="sub">
            {t('wall.pressing')} <span className="number">{pressing.length}</span>
          </h3>
          {pressing.length === 0 && <CalmNote rooms={rooms} />}
          <div className="violation-list" data-testid="pressing">
            {pressing.map((violation) => (
              <ViolationCard key={violation.id} violation={violation} />
            ))}
          </div>
        </>
      )}
      {forPerson.length > 0 && (
        <>
          <h3 className="sub">
            {t('wall.forPerson')} <span className="number">{forPerson.length}</span>
          </h3>
          <div className="violation-list" data-testid="for-person">
            {forPerson.map((violation) => (
              <ViolationCard key={violation.id} violation={violation} />
            ))}
          </div>
        </>
      )}
      {past.length > 0 && (
        <>
          <h3 className="sub">{t('wall.past')}</h3>
          <div className="violation-list past" data-testid="past">
            {past.map((violation) => (
              <ViolationCard key={violation.id} violation={violation} />
            ))}
          </div>
        </>
      )}
    </section>
  )
}
