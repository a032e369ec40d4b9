import { useTranslation } from 'react-i18next'
import { AUDIT_KINDS } from '../../contracts/audit/audit.ts'
import { type FilterField, RegisterFilters } from '../register/register-filters.tsx'
import { type AUDIT_FILTERS, type AuditFilter, BY_SYSTEM } from './audit-filter.ts'

type Props = { readonly filter: AuditFilter; onChange(filter: AuditFilter): void }

export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const bySystem = filter.scope === BY_SYSTEM
  const who = { name: 'who', label: t('audit.who'), hint: t('audit.whoHint') } as const
  const fields: readonly FilterField<(typeof AUDIT_FILTERS)[number]>[] = [
    {
      name: 'scope',
      label: t('audit.scope'),
      options: [{ value: BY_SYSTEM, label: t('audit.bySystem') }],
    },
    ...(bySystem ? [] : [who]),
    {
      name: 'kind',
      label: t('audit.kind'),
      options: AUDIT_KINDS.map((value) => ({
        value,
        label: value === 'account.changed' ? t('audit.accountKind') : t(`words.event.${value}`),
      })),
    },
    { name: 'about', label: t('audit.about'), hint: t('audit.aboutHint') },
    { name: 'from', label: t('audit.from'), type: 'date' },
    { name: 'to', label: t('audit.to'), type: 'date' },
  ]
  return <RegisterFilters fields={fields} filter={filter} onChange={onChange} />
}
