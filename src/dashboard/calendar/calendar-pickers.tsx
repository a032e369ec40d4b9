import { Button, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icons/icon.tsx'
import { FilterField } from '../records/filter-field.tsx'
import {
  type CalendarView,
  FIRST_YEAR,
  isYear,
  LAST_YEAR,
  STAGE_CHOICES,
} from './calendar-address.ts'
import { RegionPicker } from './region-picker.tsx'

type Props = { readonly view: CalendarView; onChange(view: CalendarView): void }

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => ({
  value: FIRST_YEAR + index,
  label: String(FIRST_YEAR + index),
}))

function YearPicker({ view, onChange }: Props) {
  const { t } = useTranslation()
  const step = (by: 1 | -1) => (
    <Button
      icon={<Icon name={by === 1 ? 'next' : 'previous'} size={16} />}
      aria-label={t(by === 1 ? 'calendar.yearAfter' : 'calendar.yearBefore')}
      disabled={!isYear(view.year + by)}
      onClick={() => onChange({ ...view, year: view.year + by })}
      data-testid={by === 1 ? 'year-after' : 'year-before'}
    />
  )
  return (
    <span className="year-picker">
      {step(-1)}
      <Select
        aria-label={t('calendar.year')}
        data-testid="calendar-year"
        value={view.year}
        options={YEARS}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(year) => onChange({ ...view, year })}
      />
      {step(1)}
    </span>
  )
}

/** Year, region and stage; each choice goes into the address of the page. */
export function CalendarPickers({ view, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <search className="calendar-pickers">
      <FilterField label={t('calendar.year')}>
        <YearPicker view={view} onChange={onChange} />
      </FilterField>
      <FilterField label={t('calendar.region')}>
        <RegionPicker region={view.region} onChange={(region) => onChange({ ...view, region })} />
      </FilterField>
      <FilterField label={t('calendar.stage')}>
        <Segmented
          aria-label={t('calendar.stage')}
          data-testid="calendar-stage"
          value={view.stage}
          onChange={(stage) => onChange({ ...view, stage })}
          options={STAGE_CHOICES.map((stage) => ({
            value: stage,
            label: stage === 'both' ? t('calendar.both') : t(`words.stage.${stage}`),
          }))}
        />
      </FilterField>
    </search>
  )
}
