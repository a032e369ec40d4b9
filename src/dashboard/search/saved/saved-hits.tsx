import { Button, Empty, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../contracts/search/saved-search.ts'
import { Link } from '../../components/link.tsx'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { ListFoot } from '../../register/list-foot.tsx'
import { FoundList } from '../found-list.tsx'
import { useMarkSeen, useSavedSearches, useSearchHits } from './use-saved-searches.ts'

function Seen({ search }: { readonly search: SavedSearch }) {
  const { t } = useTranslation()
  const mark = useMarkSeen()
  const { id, own, unseen, lastFoundAt } = search
  if (!own || unseen === 0 || lastFoundAt === null) return null
  return (
    <>
      <Button
        loading={mark.isPending}
        onClick={() => mark.mutate({ id, upTo: lastFoundAt })}
        data-testid="saved-seen"
      >
        {t('search.saved.markSeen', { count: unseen })}
      </Button>
      {mark.error !== null && <TroubleNote error={mark.error} />}
    </>
  )
}

function Hits({ search }: { readonly search: SavedSearch }) {
  const { t } = useTranslation()
  const list = useSearchHits(search)
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  // What its owner has not seen says nothing to others.
  const hits = search.own ? found : found.map(({ seen: _seen, ...hit }) => hit)
  return (
    <section aria-label={search.name} data-testid="saved-hits">
      <div className="register-head">
        <h2>{t('search.saved.hitsOf', { name: search.name })}</h2>
        <Seen search={search} />
      </div>
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && list.error === null && (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      )}
      {list.data !== undefined && hits.length === 0 && (
        <Empty description={t('search.saved.noHits')} />
      )}
      {hits.length > 0 && (
        <>
          <FoundList found={hits} />
          <ListFoot list={list} words={t('search.shown', { count: hits.length })} />
        </>
      )}
    </section>
  )
}

/** What a saved search found, by its id in the address of the page. */
export function SavedHits({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const list = useSavedSearches()
  const search = list.data?.find((one) => one.id === id)
  if (search !== undefined) return <Hits search={search} />
  if (list.data === undefined) return null
  return (
    <p role="status" data-testid="saved-gone">
      {t('search.saved.gone')} <Link href="/search">{t('search.title')}</Link>
    </p>
  )
}
