import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../contracts/search/saved-search.ts'
import { Link } from '../../components/link.tsx'
import { TroubleNote } from '../../components/trouble-note.tsx'
import { savedSearchPath } from '../../lib/routes.ts'
import { useProgramNow } from '../../lib/time/use-program-now.ts'
import type { SearchQuery } from '../search-query.ts'
import { SavedFields } from './saved-fields.tsx'
import { SavedRow } from './saved-row.tsx'
import {
  useRemoveSearch,
  useRestoreSearch,
  useSavedSearches,
  useSaveSearch,
} from './use-saved-searches.ts'

/** What was just deleted, with the way back. */
function Undo({ removed, onDone }: { readonly removed: SavedSearch; onDone(): void }) {
  const { t } = useTranslation()
  const restore = useRestoreSearch()
  return (
    <p role="status">
      {t('search.saved.removed', { name: removed.name })}{' '}
      <Button
        size="small"
        loading={restore.isPending}
        onClick={() => restore.mutate(removed.id, { onSuccess: onDone })}
        data-testid="saved-undo"
      >
        {t('search.saved.undo')}
      </Button>
      {restore.error !== null && <TroubleNote error={restore.error} />}
    </p>
  )
}

/** What stands in the box now, to be kept. */
export function SaveSearch({ query }: { readonly query: SearchQuery }) {
  const { t } = useTranslation()
  const save = useSaveSearch()
  const now = useProgramNow()
  const [saved, setSaved] = useState<SavedSearch | null>(null)
  const [open, setOpen] = useState(false)
  const onSaved = (one: SavedSearch): void => {
    setSaved(one)
    setOpen(false)
  }
  return (
    <>
      <details
        className="saved-searches"
        open={open}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary data-testid="save-open">{t('search.saved.saveThis')}</summary>
        <SavedFields
          key={saved?.id}
          id="new-search"
          before={{ name: query.words.slice(0, 60), alert: true, shared: false }}
          submit={t('search.saved.save')}
          busy={save.isPending}
          error={save.error}
          onSubmit={(said) => save.mutate({ ...said, query }, { onSuccess: onSaved })}
        />
        {query.to !== undefined && Date.parse(query.to) <= now && (
          <p className="field-error" data-testid="save-past">
            {t('search.saved.past')}
          </p>
        )}
      </details>
      {saved !== null && (
        <p role="status" data-testid="save-done">
          {t('search.saved.done')} <Link href={savedSearchPath(saved.id)}>{saved.name}</Link>
        </p>
      )}
    </>
  )
}

/** Searches that this person keeps, and those that others share. */
export function SavedSearches() {
  const { t } = useTranslation()
  const list = useSavedSearches()
  const remove = useRemoveSearch()
  const [removed, setRemoved] = useState<SavedSearch | null>(null)
  const searches = list.data ?? []
  const onRemove = (search: SavedSearch): void =>
    remove.mutate(search.id, { onSuccess: () => setRemoved(search) })
  return (
    <section className="saved-searches" aria-label={t('search.saved.title')}>
      <h2>{t('search.saved.title')}</h2>
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data?.length === 0 && <p className="muted small">{t('search.saved.empty')}</p>}
      <ul>
        {searches.map((search) => (
          <SavedRow key={search.id} search={search} onRemove={onRemove} />
        ))}
      </ul>
      {removed !== null && <Undo removed={removed} onDone={() => setRemoved(null)} />}
      {remove.error !== null && <TroubleNote error={remove.error} />}
    </section>
  )
}
