import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { COUNTED_AT_MOST, SHORTEST_WORD } from '../../contracts/words/search-words.ts'
import { reading } from '../api/addresses.ts'
import { ApiCalls } from '../components/api-calls.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { navigate, useSearch } from '../lib/use-path.ts'
import { searchOf } from '../register/filter.ts'
import { ListFoot } from '../register/list-foot.tsx'
import { FoundList } from './found-list.tsx'
import { SavedHits } from './saved/saved-hits.tsx'
import { SavedSearches, SaveSearch } from './saved/saved-searches.tsx'
import { SearchForm } from './search-form.tsx'
import {
  type SearchFilter,
  type SearchQuery,
  searchFilterIn,
  searchQuery,
  shortWord,
} from './search-query.ts'
import { TakeFound } from './take-found.tsx'
import { useFound } from './use-found.ts'
import '../styles/register.css'
import '../styles/search/search.css'

const show = (filter: SearchFilter): void => navigate(`/search${searchOf(filter)}`)

/** In place of what was found, as long as nothing is looked for. */
function Beginning({ words }: { readonly words: string }) {
  const { t } = useTranslation()
  const short = shortWord(words)
  if (short === null) return <p data-testid="search-begin">{t('search.begin')}</p>
  return (
    <p className="field-error" role="alert" data-testid="search-short">
      {t('search.short', { count: SHORTEST_WORD, word: short })}
    </p>
  )
}

function Total({ total }: { readonly total: number }) {
  const { t } = useTranslation()
  if (total < COUNTED_AT_MOST) {
    return <p data-testid="search-total">{t('search.total', { count: total })}</p>
  }
  return (
    <p className="field-error" role="status" data-testid="search-broad">
      {t('search.broad', { count: COUNTED_AT_MOST })}
    </p>
  )
}

type FoundProps = { readonly query: SearchQuery; readonly mayExport: boolean }

function Found({ query, mayExport }: FoundProps) {
  const { t } = useTranslation()
  const list = useFound(query)
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  const total = list.data?.pages[0]?.total ?? null
  return (
    <section aria-label={t('search.title')} aria-busy={list.isFetching}>
      {list.error !== null && (
        <TroubleNote
          error={list.error}
          onRetry={() => void (found.length === 0 ? list.refetch() : list.fetchNextPage())}
        />
      )}
      {list.isPending && list.error === null && (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      )}
      {list.data !== undefined && found.length === 0 && (
        <Empty
          data-testid="search-empty"
          description={
            <>
              <p>{t('search.empty', { words: query.words })}</p>
              <p className="muted small">{t('search.emptyHint')}</p>
            </>
          }
        />
      )}
      {found.length > 0 && (
        <>
          {total !== null && <Total total={total} />}
          {mayExport && <TakeFound query={query} />}
          <FoundList found={found} />
          <ListFoot list={list} words={t('search.shown', { count: found.length })} />
        </>
      )}
      <ApiCalls
        calls={[
          ['list', t('search.calls.list'), reading('/words', { query })],
          ['file', t('search.calls.file'), reading('/words/file', { query })],
        ]}
      />
    </section>
  )
}

/** Everything that was read or heard and is kept, by any piece of it; what is looked for stands in the address. */
export function SearchPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const search = useSearch()
  const filter = searchFilterIn(search)
  const saved = new URLSearchParams(search).get('saved')
  const query = searchQuery(filter)
  useEffect(() => {
    document.title = `${t('search.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="register search">
      <h1>{t('search.title')}</h1>
      <p className="muted small">{t('search.lead')}</p>
      <SearchForm filter={filter} onSearch={show} />
      {query !== null && <SaveSearch key={JSON.stringify(query)} query={query} />}
      {query === null && saved !== null ? null : query === null ? (
        <Beginning words={filter.words ?? ''} />
      ) : (
        <Found
          key={JSON.stringify(query)}
          query={query}
          mayExport={account.may.includes('export')}
        />
      )}
      {saved !== null && <SavedHits key={saved} id={saved} />}
      <SavedSearches />
      <p className="muted small">{t('search.kept')}</p>
    </div>
  )
}
