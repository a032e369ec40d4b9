import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type KnownRegion, useCalendarRegions } from '../api/calendar/use-calendar-regions.ts'
import { isRegionShaped } from './calendar-address.ts'

type Props = { readonly region: string; onChange(region: string): void }

const optionOf = ({ code, name }: KnownRegion) => ({
  value: code,
  label: name === '' ? code : `${name} ${code}`,
})

/** A place from the lists, or any code that is typed; whether that exists, the server says. */
export function RegionPicker({ region, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const lists = useCalendarRegions(region)
  const known = new Map(lists.flat().map((one) => [one.code, one]))
  const own = [...new Set([region, typed])]
    .filter((code) => isRegionShaped(code) && !known.has(code))
    .map((code) => ({ code, name: '' }))
  return (
    <Select
      aria-label={t('calendar.region')}
      data-testid="calendar-region"
      value={region}
      options={[...own, ...known.values()].map(optionOf)}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      notFoundContent={<span className="field-error">{t('calendar.regionWrong')}</span>}
      placeholder={t('calendar.regionHint')}
      popupMatchSelectWidth={false}
    />
  )
}
