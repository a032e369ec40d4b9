import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { Icon } from '../icons/icon.tsx'
import { splitViolations } from '../lib/violation-order.ts'
import { ViolationCard } from './violation-card.tsx'

type Props = {
  readonly violations: readonly Violation[] | undefined
  readonly error: unknown
  /** Rooms nobody can vouch for; `null` while that is not known. */
  readonly blindRooms: number | null
  onRetry(): void
}

function Calm({ blindRooms }: { readonly blindRooms: number | null }) {
  const { t } = useTranslation()
  const blind = blindRooms === null || blindRooms > 0
  return (
    <p className={`calm${blind ? ' blind' : ''}`} data-testid="calm">
      <Icon name={blind ? 'eye-off' : 'check'} size={22} />
      {blind ? t('wall.calmBlind', { count: blindRooms ?? 0 }) : t('wall.calm')}
    </p>
  )
}

export function ViolationsPanel({ violations, error, blindRooms, onRetry }: Props) {
  const { t } = useTranslation()
  const { pressing, past } = splitViolations(violations ?? [])
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
          {pressing.length === 0 && <Calm blindRooms={blindRooms} />}
          <div className="violation-list" data-testid="pressing">
            {pressing.map((violation) => (
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
