import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlaces } from '../accounts/use-places.ts'
import { usePlaceNames } from '../api/use-place-names.ts'

type Props = {
  readonly id: string
  readonly label: string
  /** Codes. */
  readonly value: readonly string[]
  onChange(codes: readonly string[]): void
}

/** Several places, found by their names. */
export function PlacesField({ id, label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { data } = usePlaces(text.trim())
  const nameOf = usePlaceNames(value)
  const found = (data ?? []).map(({ code, name }) => ({ value: code, label: name }))
  const own = value
    .filter((code) => !found.some((place) => place.value === code))
    .map((code) => ({ value: code, label: nameOf(code) }))
  return (
    <div className="register-field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        data-testid={id}
        mode="multiple"
        value={[...value]}
        options={[...own, ...found]}
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        onChange={(codes) => {
          setText('')
          onChange(codes)
        }}
        placeholder={t('accounts.regionsHint')}
        notFoundContent={t('register.noMatch')}
      />
    </div>
  )
}
