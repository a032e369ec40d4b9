import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { RULE_CODES, SUBJECTS, VIOLATION_STATUSES } from '../../contracts/words/vocabulary.ts'
import { useRooms } from '../api/use-rooms.ts'
import { isFiltered, NO_FILTER, type RecordFilter } from '../lib/record-filter.ts'
import { PickFilter } from '../register/pick-filter.tsx'
import { FilterField } from './filter-field.tsx'
import { OfInstitution } from './of-institution.tsx'

type Props = { readonly filter: RecordFilter; onChange(filter: RecordFilter): void }

function DayFilter({ field, filter, onChange }: Props & { readonly field: 'from' | 'to' }) {
  const { t } = useTranslation()
  return (
    <FilterField label={t(`records.${field}`)}>
      <Input
        type="date"
        aria-label={t(`records.${field}`)}
        value={filter[field]}
        onChange={({ target }) => onChange({ ...filter, [field]: target.value })}
        data-testid={`filter-${field}`}
      />
    </FilterField>
  )
}

export function RecordFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const rooms = useRooms()
  const set = (part: Partial<RecordFilter>) => onChange({ ...filter, ...part })
  const any = { value: '', label: t('records.any') }
  const select = (
    field: Exclude<keyof RecordFilter, 'institutionId' | 'region'>,
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
      <PickFilter
        pick="place"
        name="region"
        label={t('register.region')}
        value={filter.region}
        onChange={(region) => set({ region })}
      />
      {select(
        'roomId',
        (rooms.data ?? []).map(({ id, title }) => ({ value: id, label: title })),
      )}
      {filter.institutionId !== '' && (
        <OfInstitution id={filter.institutionId} onClear={() => set({ institutionId: '' })} />
      )}
      <DayFilter field="from" filter={filter} onChange={onChange} />
      <DayFilter field="to" filter={filter} onChange={onChange} />
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
