import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useInstitutionLeads } from '../api/use-lookup.ts'
import { Link } from '../components/link.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { RecordRow } from '../records/record-row.tsx'

/** The newest leads of an institution, with the way to all of them. */
export function InstitutionLeads({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useInstitutionLeads(id)
  const all = `/violations?${new URLSearchParams({ institutionId: id }).toString()}`
  return (
    <section className="panel" aria-label={t('register.leads')} data-testid="institution-leads">
      <h2>
        <Link href={all}>{t('register.leads')}</Link>
      </h2>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data?.items.length === 0 && <p className="muted">{t('register.leadsNone')}</p>}
      <ol className="record-list">
        {data?.items.map((violation) => (
          <RecordRow key={violation.id} violation={violation} />
        ))}
      </ol>
      {data?.nextCursor != null && (
        <p className="small">
          <Link href={all}>{t('register.leadsAll')} →</Link>
        </p>
      )}
    </section>
  )
}
