import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../contracts/search/saved-search.ts'
import { Link } from '../../components/link.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { savedSearchPath } from '../../lib/routes.ts'
import { searchOf } from '../../register/filter.ts'
import { SavedFields } from './saved-fields.tsx'
import { filterOfSaved } from './saved-filter.ts'
import { useChangeSearch } from './use-saved-searches.ts'

/** When it was last run, and what its owner has to know of it. */
function Standing({ search }: { readonly search: SavedSearch }) {
  const { t } = useTranslation()
  const { alert, lastRunAt, trouble, dropped, own, owner } = search
  return (
    <p className="small">
      {!own && <span>{t('search.saved.by', { owner: owner ?? t('app.unknown') })} · </span>}
      <span className="muted">{t(alert ? 'search.saved.on' : 'search.saved.off')}</span>
      {lastRunAt !== null && (
        <span className="muted">
          {' · '}
          {t('search.saved.lastRun')} <TimeText at={lastRunAt} form="short" />
        </span>
      )}
      {dropped > 0 && (
        <span className="muted"> · {t('search.saved.dropped', { count: dropped })}</span>
      )}
      {trouble !== null && (
        <strong className="field-error" role="status" data-testid="saved-trouble">
          {' '}
          {t(`search.saved.trouble.${trouble}`)}
        </strong>
      )}
    </p>
  )
}

type Props = { readonly search: SavedSearch; onRemove(search: SavedSearch): void }

export function SavedRow({ search, onRemove }: Props) {
  const { t } = useTranslation()
  const change = useChangeSearch()
  const [editing, setEditing] = useState(false)
  const { name, alert, shared, own, hits, unseen, words } = search
  const filter = filterOfSaved(search)
  return (
    <li className="saved-row" data-testid="saved-search">
      <p>
        <Link href={savedSearchPath(search.id)} data-testid="saved-open">
          {name}
        </Link>{' '}
        <span className="muted small">
          {t('search.saved.found', { count: hits })}
          {shared && own && ` · ${t('search.saved.shared')}`}
        </span>
        {own && unseen > 0 && (
          <strong className="saved-unseen" data-testid="saved-unseen">
            {' '}
            {t('search.saved.unseen', { count: unseen })}
          </strong>
        )}
      </p>
      <Standing search={search} />
      <div className="saved-acts">
        <Link href={`/search${searchOf(filter)}`} className="small">
          {t('search.saved.again', { words })}
        </Link>
        {own && (
          <>
            <Button
              size="small"
              onClick={() => setEditing(!editing)}
              aria-expanded={editing}
              data-testid="saved-edit"
            >
              {t('search.saved.edit')}
            </Button>
            <Button
              size="small"
              onClick={() => onRemove(search)}
              aria-label={t('search.saved.removeOf', { name })}
              data-testid="saved-remove"
            >
              {t('search.saved.remove')}
            </Button>
          </>
        )}
      </div>
      {editing && (
        <SavedFields
          key={search.version}
          id={`saved-${search.id}`}
          before={{ name, alert, shared }}
          submit={t('search.saved.change')}
          busy={change.isPending}
          error={change.error}
          onSubmit={(said) =>
            change.mutate({ search, said }, { onSuccess: () => setEditing(false) })
          }
        />
      )}
    </li>
  )
}
