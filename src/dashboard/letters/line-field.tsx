import { Input } from 'antd'
import type { ReactNode } from 'react'

type Props = {
  readonly id: string
  readonly label: ReactNode
  readonly value: string
  readonly kind?: 'text' | 'datetime-local'
  onChange(value: string): void
}

/** One line to fill in, with its label. */
export function LineField({ id, label, value, kind = 'text', onChange }: Props) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        data-testid={id}
        type={kind}
        maxLength={200}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  )
}
