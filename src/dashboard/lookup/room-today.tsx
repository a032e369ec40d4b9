import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoomWindows } from '../api/use-lookup.ts'
import { DayHours } from '../calendar/day-hours.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { dateOf } from '../lib/time/format-time.ts'
import { useProgramNow } from '../lib/time/use-program-now.ts'
import { dayParts } from './day-parts.ts'

/** When the room may teach subjects today, by the program's own clock. */
export function RoomToday({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation()
  const date = dateOf(useProgramNow())
  const { data, error, isPending, refetch } = useRoomWindows(roomId, date)
  return (
    <section aria-label={t('lookup.today')} data-testid="lookup-today">
      <h3>
        {t('lookup.today')} <span className="muted number">{date}</span>
      </h3>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {data !== undefined && <DayHours view={{ parts: dayParts(data.items, date) }} />}
    </section>
  )
}
