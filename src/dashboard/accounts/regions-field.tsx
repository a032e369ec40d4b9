import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import { Labelled } from '../channels/field.tsx'
import { type Place, usePlaces } from './use-places.ts'

type Props = {
  readonly id: string
  /** Who gives them: nobody gives away more than they have. */
  readonly account: Account
  readonly value: readonly Place[]
  onChange(places: readonly Place[]): void
}

const optionOf = ({ code, name }: Place) => ({ value: code, label: name })

/** Where somebody may look and act: places found by their names. What choosing none means is said. */
export function RegionsField({ id, account, value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { data, isError } = usePlaces(text.trim())
  const bound = account.regions.length > 0
  const none = bound ? 'accounts.regionsOwn' : 'accounts.regionsNone'
  return (
    <div className="regions-field">
      <Labelled id={id} label={t('accounts.regions')}>
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
          aria-describedby={`${id}-means`}
        />
      </Labelled>
      <p className="muted small" id={`${id}-means`} data-testid={`${id}-means`}>
        {t(value.length === 0 ? none : 'accounts.regionsSome')}
      </p>
    </div>
  )
}
