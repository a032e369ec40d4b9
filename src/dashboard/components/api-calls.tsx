import { useTranslation } from 'react-i18next'
import type { Address } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { CopyLine } from './copy-line.tsx'
import '../styles/timeline/saved-views.css'

type Call = readonly [name: string, label: string, address: Address<'GET'>]

/** What a page shows, for programs. */
export function ApiCalls({ calls }: { readonly calls: readonly Call[] }) {
  const { t } = useTranslation()
  return (
    <details className="api-call">
      <summary>{t('timeline.apiCall')}</summary>
      <p className="muted small">{t('timeline.apiHint')}</p>
      {calls.map(([name, label, address]) => (
        <CopyLine
          key={name}
          label={label}
          text={`curl -H "Authorization: Bearer $TOKEN" "${location.origin}${API_PREFIX}${address}"`}
          testId={`api-${name}`}
        />
      ))}
    </details>
  )
}
