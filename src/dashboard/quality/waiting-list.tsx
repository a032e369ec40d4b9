import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from '../components/link.tsx'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { secondReviewPath } from '../lib/routes.ts'
import { useTake, useWaiting } from './use-quality.ts'

/** Nobody chooses: who could see beforehand which lead it is could look it up. */
function Take({ free }: { readonly free: number }) {
  const { t } = useTranslation()
  const take = useTake()
  return (
    <>
      <p className="review-acts">
        <Button
          type="primary"
          disabled={free === 0}
          loading={take.isPending}
          onClick={() => take.mutate()}
          data-testid="review-take"
        >
          {t('quality.take')}
        </Button>
        <span className="muted small" data-testid="review-free">
          {t('quality.free', { count: free })}
        </span>
      </p>
      {take.data?.taken === null && <p role="status">{t('quality.takenByOthers')}</p>}
      {take.error !== null && <TroubleNote error={take.error} />}
    </>
  )
}

/** Reviews that who looks has taken, and how many more there are. */
export function WaitingList() {
  const { t } = useTranslation()
  const { say } = useLanguage()
  const { data, error, refetch } = useWaiting()
  return (
    <section className="panel" data-testid="reviews-waiting">
      <h2>{t('quality.waiting')}</h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 2 }} />}
      {data !== undefined && <Take free={data.free} />}
      {data?.items.length === 0 && data.free === 0 && (
        <p className="muted">{t('quality.waitingNone')}</p>
      )}
      <ul className="review-list">
        {data?.items.map((one) => (
          <li key={one.id}>
            <Link href={secondReviewPath(one.id)} data-testid="review-row">
              <strong>{one.roomTitle}</strong> · {one.institutionName}
            </Link>
            <span className="muted small">
              {one.regionName ?? one.region} · {say(one.ruleName)} · <TimeText at={one.startedAt} />{' '}
              · {t('quality.drawn')} <TimeText at={one.drawnAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
