import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCalendarRegions } from '../api/calendar/use-calendar-regions.ts'
import { isRegionShaped } from '../calendar/calendar-address.ts'
import { TextField } from './fields.tsx'

type Props = {
  readonly id: string
  readonly label: string
  /** Six digits, or what is typed so far. */
  readonly value: string
  readonly error?: string | undefined
  readonly required?: boolean
  onChange(code: string): void
}

/** Where nothing was chosen yet: the provinces, and the cities of the one whose law is shipped in full. */
const BEGIN = '440000'

/**
 * A place, by its name or its code: provinces first, then what lies in the one that was chosen. The name that belongs to
 * a code stands beside it.
 */
export function RegionField({ id, label, value, error, required = false, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const places = useCalendarRegions(isRegionShaped(value) ? value : BEGIN).flat()
  const named = places.find(({ code }) => code === value)
  const shown = typed ?? value
  const typing = (text: string): void => {
    const written = text.trim()
    const found = places.find(({ code, name }) => name === written || `${name} ${code}` === written)
    setTyped(found === undefined ? text : null)
    onChange(found?.code ?? written)
  }
  return (
    <div className="region-field">
      <TextField
        id={id}
        label={label}
        value={isRegionShaped(shown) ? value : shown}
        error={error}
        required={required}
        hint={t('calendar.regionHint')}
        list={`${id}-places`}
        onChange={typing}
      />
      <datalist id={`${id}-places`}>
        {places.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      {named !== undefined && (
        <span className="muted small" data-testid={`${id}-name`}>
          {named.name}
        </span>
      )}
    </div>
  )
}
