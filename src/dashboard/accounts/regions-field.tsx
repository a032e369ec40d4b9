import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { Place } from './place.ts'
import { PlacesField } from './places-field.tsx'

type Props = {
  readonly id: string
  /** Who gives them: nobody gives away more than they have. */
  readonly account: Account
  readonly value: readonly Place[]
  onChange(places: readonly Place[]): void
}

/** Where somebody may look and act. What choosing none means is said. */
export function RegionsField({ id, account, value, onChange }: Props) {
  const { t } = useTranslation()
  const bound = account.regions.length > 0
  const none = bound ? 'accounts.regionsOwn' : 'accounts.regionsNone'
  return (
    <PlacesField
      id={id}
      label={t('accounts.regions')}
      means={t(value.length === 0 ? none : 'accounts.regionsSome')}
      value={value}
      onChange={onChange}
    />
  )
}
