import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { SHOWN_VIOLATIONS, useRoomViolations } from '../api/use-lookup.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { RecordRow } from '../records/record-row.tsx'

/** What is on record of the room, newest first. */
export function RoomViolations({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useRoomViolations(roomId)
  return (
    <section className="lookup-violations" aria-label={t('lookup.violations')}>
      <h3>{t('lookup.violations')}</h3>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data?.items.length === 0 && <p className="muted">{t('lookup.noViolations')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <ol className="record-list">
          {data.items.map((violation) => (
            <RecordRow key={violation.id} violation={violation} />
          ))}
        </ol>
      )}
      {data?.nextCursor != null && (
        <p className="muted small">{t('lookup.newest', { count: SHOWN_VIOLATIONS })}</p>
      )}
    </section>
  )
}
