import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AlikeRooms } from '../../../contracts/timeline/alike.ts'
import { Link } from '../../components/link.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { filterToSearch, NO_FILTER } from '../../lib/record-filter.ts'
import { institutionPath, roomPath } from '../../lib/routes.ts'
import { useAlikeRooms } from './use-around.ts'

function Row({ found, of }: { readonly found: AlikeRooms['rooms'][number]; readonly of: number }) {
  const { t } = useTranslation()
  const leads = `/violations${filterToSearch({ ...NO_FILTER, roomId: found.roomId })}`
  return (
    <li data-testid="alike-room">
      <Link href={roomPath(found.roomId)}>{found.roomTitle}</Link>{' '}
      <span className="muted small">
        <Link href={institutionPath(found.institutionId)}>{found.institutionName}</Link> ·{' '}
        {t(found.sameInstitution ? 'review.alike.same' : 'review.alike.other')}
      </span>
      <div className="small">
        {t('review.alike.pictures', { count: found.pictures, of })} ·{' '}
        <TimeText at={found.firstAt} form="short" /> – <TimeText at={found.lastAt} form="short" /> ·{' '}
        <Link href={leads}>{t('review.alike.leads')}</Link>
      </div>
    </li>
  )
}

/** The same pictures in other rooms: a lesson that is sent twice, or a slide that is everybody's. */
export function AlikePanel({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useAlikeRooms(violationId)
  const said =
    data === undefined || data.rooms.length > 0
      ? null
      : t(data.pictures === 0 ? 'review.alike.nothingKept' : 'review.alike.nowhere', {
          count: data.pictures,
        })
  return (
    <section className="panel" data-testid="alike">
      <h2>{t('review.alike.title')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {said !== null && <p className="muted">{said}</p>}
      {data !== undefined && data.rooms.length > 0 && (
        <>
          <p className="muted small">{t('review.alike.hint')}</p>
          <ul className="record-cards">
            {data.rooms.map((found) => (
              <Row key={found.roomId} found={found} of={data.pictures} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
