import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../contracts/search/saved-search.ts'
import { Link } from '../../components/link.tsx'
import { Icon } from '../../icons/icon.tsx'
import { IN_REHEARSAL } from '../../lib/base.ts'
import { savedSearchPath } from '../../lib/routes.ts'
import { useSavedSearches } from './use-saved-searches.ts'

/** More of them are told as a number. */
const NAMED = 3

const isNews = ({ own, unseen, trouble }: SavedSearch): boolean =>
  own && (unseen > 0 || trouble !== null)

function Strip() {
  const { t } = useTranslation()
  const news = useSavedSearches().data?.filter(isNews) ?? []
  if (news.length === 0) return null
  const more = news.length - NAMED
  return (
    <div className="banner" role="status" data-testid="attention-strip">
      <Icon name="alert" />
      <p className="banner-words">
        <strong>{t('search.saved.news')}</strong>{' '}
        {news.slice(0, NAMED).map(({ id, name, unseen, trouble }) => (
          <span key={id}>
            <Link href={savedSearchPath(id)}>{name}</Link>{' '}
            {unseen > 0 && t('search.saved.unseen', { count: unseen })}
            {trouble !== null && ` ${t(`search.saved.trouble.${trouble}`)}`}{' '}
          </span>
        ))}
        {more > 0 && <Link href="/search">{t('search.saved.more', { count: more })}</Link>}
      </p>
    </div>
  )
}

/** That one of this person's saved searches found something, or cannot go on. */
export function AttentionStrip() {
  return IN_REHEARSAL ? null : <Strip />
}
