import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomLookup } from '../../contracts/room.ts'
import { useLookup } from '../api/use-lookup.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { lookupPath } from '../lib/routes.ts'
import { navigate, useSearch } from '../lib/use-path.ts'
import { FoundRoom } from '../lookup/found-room.tsx'
import { LookupBox } from '../lookup/lookup-box.tsx'

type Say = { readonly testId: string; readonly title: string; readonly hint: string }

function Nothing({ testId, title, hint }: Say) {
  return (
    <Empty
      data-testid={testId}
      description={
        <>
          <p>{title}</p>
          <p className="muted small">{hint}</p>
        </>
      }
    />
  )
}

function Answer({ lookup }: { readonly lookup: RoomLookup }) {
  const { t } = useTranslation()
  const { understood, certain, matches } = lookup
  if (!understood) {
    return (
      <Nothing
        testId="lookup-not-understood"
        title={t('lookup.notUnderstood')}
        hint={t('lookup.notUnderstoodHint')}
      />
    )
  }
  if (matches.length === 0) {
    return <Nothing testId="lookup-none" title={t('lookup.none')} hint={t('lookup.noneHint')} />
  }
  return (
    <>
      {!certain && (
        <p className="lookup-uncertain" role="note" data-testid="lookup-uncertain">
          {t('lookup.uncertain', { count: matches.length })}
        </p>
      )}
      {matches.map((match) => (
        <FoundRoom key={match.room.id} match={match} />
      ))}
    </>
  )
}

/** Any address in, the room out: with its institution's licence, today's hours and what is on record. */
export function LookupPage() {
  const { t } = useTranslation()
  const text = new URLSearchParams(useSearch()).get('url') ?? ''
  const { data, error, isLoading, refetch } = useLookup(text)
  useEffect(() => {
    document.title = `${t('lookup.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="lookup">
      <h1>{t('lookup.title')}</h1>
      <LookupBox key={text} text={text} onLookup={(typed) => navigate(lookupPath(typed))} />
      {text === '' && (
        <Nothing testId="lookup-empty" title={t('lookup.empty')} hint={t('lookup.emptyHint')} />
      )}
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton active paragraph={{ rows: 5 }} />}
      {data !== undefined && <Answer lookup={data} />}
    </div>
  )
}
