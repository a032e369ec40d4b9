import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { RULE_CODES, SUBJECTS, VIOLATION_STATUSES } from '../../contracts/words/vocabulary.ts'
import { useRooms } from '../api/use-rooms.ts'
import { isFiltered, NO_FILTER, type RecordFilter } from '../lib/record-filter.ts'
import { FilterField } from './filter-field.tsx'
import { OfInstitution } from './of-institution.tsx'

type Props = { readonly filter: RecordFilter; onChange(filter: RecordFilter): void }

export function RecordFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const rooms = useRooms()
  const set = (part: Partial<RecordFilter>) => onChange({ ...filter, ...part })
  const any = { value: '', label: t('records.any') }
  const select = (
    field: Exclude<keyof RecordFilter, 'institutionId'>,
    options: { value: string; label: string }[],
  ) => (
    <FilterField label={t(field === 'roomId' ? 'records.room' : `records.${field}`)}>
      <Select
        aria-label={t(field === 'roomId' ? 'records.room' : `records.${field}`)}
        value={filter[field]}
        options={[any, ...options]}
        onChange={(value) => set({ [field]: value })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        data-testid={`filter-${field}`}
      />
    </FilterField>
  )
  const date = (field: 'from' | 'to') => (
    <FilterField label={t(`records.${field}`)}>
      <Input
        type="date"
        aria-label={t(`records.${field}`)}
        value={filter[field]}
        onChange={({ target }) => set({ [field]: target.value })}
        data-testid={`filter-${field}`}
      />
    </FilterField>
  )
  return (
    <search className="filters">
      {select(
        'status',
        VIOLATION_STATUSES.map((value) => ({ value, label: t(`words.status.${value}`) })),
      )}
      {select('ongoing', [
        { value: 'true', label: t('records.ongoingYes') },
        { value: 'false', label: t('records.ongoingNo') },
      ])}
      {select(
        'rule',
        RULE_CODES.map((value) => ({ value, label: `${t(`words.rule.${value}`)} ${value}` })),
      )}
      {select(
        'subject',
        SUBJECTS.map((value) => ({ value, label: t(`words.subject.${value}`) })),
      )}
      {select(
        'roomId',
        (rooms.data ?? []).map(({ id, title }) => ({ value: id, label: title })),
      )}
      {filter.institutionId !== '' && (
        <OfInstitution id={filter.institutionId} onClear={() => set({ institutionId: '' })} />
      )}
      {date('from')}
      {date('to')}
      <Button
        disabled={!isFiltered(filter)}
        onClick={() => onChange(NO_FILTER)}
        data-testid="filter-clear"
      >
        {t('records.clear')}
      </Button>
    </search>
  )
}
