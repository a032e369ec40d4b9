import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useInstitution } from '../api/use-lookup.ts'
import { FilterField } from './filter-field.tsx'

/** The institution that a link narrowed the list to, with the way out. */
export function OfInstitution({ id, onClear }: { readonly id: string; onClear(): void }) {
  const { t } = useTranslation()
  const { data } = useInstitution(id)
  return (
    <FilterField label={t('violation.institution')}>
      <Button onClick={onClear} data-testid="filter-institutionId">
        {data?.name ?? t('app.loading')} ✕
      </Button>
    </FilterField>
  )
}
