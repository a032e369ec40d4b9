import { useTranslation } from 'react-i18next'

/** The site behind an address; `null` for a source that is a document's name. */
function siteOf(source: string): string | null {
  if (!URL.canParse(source)) return null
  const { protocol, hostname } = new URL(source)
  return protocol === 'https:' || protocol === 'http:' ? hostname : null
}

/** Where the day's kind was taken from. */
export function DaySources({ sources }: { readonly sources: readonly string[] }) {
  const { t } = useTranslation()
  if (sources.length === 0) return <span className="muted">{t('calendar.noSources')}</span>
  return (
    <ul className="day-sources">
      {sources.map((source) => {
        const site = siteOf(source)
        return (
          <li key={source}>
            {site === null ? (
              source
            ) : (
              <a href={source} target="_blank" rel="noreferrer" title={source}>
                {site}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
