import { Button, Empty, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { AdministratorsOnly } from '../accounts/administrators-only.tsx'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { AUDIT_FILTERS, type AuditQuery, auditQueryOf } from '../audit/audit-filter.ts'
import { AuditFilters } from '../audit/audit-filters.tsx'
import { AuditRow } from '../audit/audit-row.tsx'
import { useAudit } from '../audit/use-audit.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { navigate, useSearch } from '../lib/use-path.ts'
import { filterIn, searchOf } from '../register/filter.ts'
import { ListFoot } from '../register/list-foot.tsx'
import '../styles/audit.css'
import '../styles/register.css'

/** A file is of a span: without both its ends there is none to ask for. */
function Export({ query }: { readonly query: AuditQuery }) {
  const { t } = useTranslation()
  if (query.from === undefined || query.to === undefined) {
    return <p className="muted small">{t('audit.exportHint')}</p>
  }
  return (
    <Button
      className="audit-export"
      href={`${API_PREFIX}${reading('/audit.csv', { query })}`}
      data-testid="audit-export"
    >
      {t('audit.export')}
    </Button>
  )
}

function Entries() {
  const { t } = useTranslation()
  const filter = filterIn(useSearch(), AUDIT_FILTERS)
  const query = auditQueryOf(filter)
  const list = useAudit(query)
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? []
  const filtered = Object.keys(filter).length > 0
  const show = (next: typeof filter) => navigate(`/audit${searchOf(next)}`, 'replace')
  return (
    <div className="register">
      <AuditFilters filter={filter} onChange={show} />
      <p className="muted small">{t('audit.systemHint')}</p>
      <Export query={query} />
      {list.error !== null && (
        <TroubleNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {list.data !== undefined && entries.length === 0 && (
        <Empty
          data-testid="audit-empty"
          description={t(filtered ? 'audit.noneFound' : 'audit.empty')}
        />
      )}
      <ol className="audit-list">
        {entries.map((entry) => (
          <AuditRow
            key={entry.sequence}
            entry={entry}
            onOnly={(about) => show({ ...filter, about })}
          />
        ))}
      </ol>
      {entries.length > 0 && (
        <ListFoot list={list} words={t('audit.count', { count: entries.length })} />
      )}
    </div>
  )
}

/** Who did what, when and why; filtered by the address of the page. */
export function AuditPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <AdministratorsOnly
      account={account}
      act="audit"
      title={t('audit.title')}
      lead={t('audit.lead')}
    >
      <Entries />
    </AdministratorsOnly>
  )
}
