import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../channels/field.tsx'
import type { Place } from './place.ts'
import { usePlaces } from './use-places.ts'

type Props = {
  readonly id: string
  readonly label: string
  /** What the choice means; left out: it needs no words. */
  readonly means?: string
  readonly value: readonly Place[]
  onChange(places: readonly Place[]): void
}

const optionOf = ({ code, name }: Place) => ({ value: code, label: name })

/** Places, found by their names. */
export function PlacesField({ id, label, means, value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { data, isError } = usePlaces(text.trim())
  return (
    <div className="regions-field">
      <Labelled id={id} label={label}>
        <Select
          id={id}
          data-testid={id}
          mode="multiple"
          labelInValue
          value={value.map(optionOf)}
          options={(data ?? []).map(optionOf)}
          showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
          onChange={(chosen) => {
            setText('')
            onChange(chosen.map((one) => ({ code: one.value, name: String(one.label) })))
          }}
          placeholder={t('accounts.regionsHint')}
          notFoundContent={t(isError ? 'accounts.regionsUnread' : 'accounts.regionsUnknown')}
          {...(means === undefined ? {} : { 'aria-describedby': `${id}-means` })}
        />
      </Labelled>
      {means !== undefined && (
        <p className="muted small" id={`${id}-means`} data-testid={`${id}-means`}>
          {means}
        </p>
      )}
    </div>
  )
}
