import { Input } from 'antd'

type Props = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly complete: 'current-password' | 'new-password'
  readonly autoFocus?: boolean
  onChange(text: string): void
}

export function SecretField({ id, label, value, complete, autoFocus, onChange }: Props) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        data-testid={id}
        autoComplete={complete}
        autoFocus={autoFocus === true}
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  )
}
