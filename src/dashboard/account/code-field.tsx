import { Input } from 'antd'
import { useTranslation } from 'react-i18next'

type Props = {
  readonly id: string
  readonly value: string
  readonly autoFocus?: boolean
  onChange(text: string): void
}

/** Six digits of an authenticator, or a recovery code. */
export function CodeField({ id, value, autoFocus, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <label htmlFor={id}>{t('factor.code')}</label>
      <Input
        id={id}
        data-testid={id}
        autoComplete="one-time-code"
        autoFocus={autoFocus === true}
        maxLength={100}
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  )
}
