import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { FOUND_ROWS_AT_MOST, WORD_FILE_FORMATS } from '../../contracts/words/search-words.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import type { SearchQuery } from './search-query.ts'

/** The same as files. */
export function TakeFound({ query }: { readonly query: SearchQuery }) {
  const { t } = useTranslation()
  return (
    <section className="take-along" aria-label={t('search.export')}>
      <span>{t('search.export')}</span>
      {WORD_FILE_FORMATS.map((format) => (
        <Button
          key={format}
          href={`${API_PREFIX}${reading('/words/file', { query: { ...query, format } })}`}
          data-testid={`found-${format}`}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <span className="muted small">{t('search.exportHint', { most: FOUND_ROWS_AT_MOST })}</span>
    </section>
  )
}
