import { Input } from 'antd'
import type { ReactNode } from 'react'

type LabelProps = { readonly id: string; readonly label: string; readonly children: ReactNode }

export function Labelled({ id, label, children }: LabelProps) {
  return (
    <label className="channel-field" htmlFor={id}>
      <span>{label}</span>
      {children}
    </label>
  )
}

type TextProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly type?: 'text' | 'number' | 'password' | 'time' | 'datetime-local'
  readonly required?: boolean
  readonly hint?: string
  onChange(text: string): void
}

export function TextField({
  id,
  label,
  value,
  type = 'text',
  required,
  hint,
  onChange,
}: TextProps) {
  return (
    <Labelled id={id} label={label}>
      <Input
        id={id}
        data-testid={id}
        type={type}
        required={required === true}
        // Browsers offer to keep what looks like a password of theirs.
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        placeholder={hint}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  )
}

type ChoiceProps<Name extends string> = {
  readonly id: string
  readonly label: string
  readonly value: Name
  readonly options: readonly { readonly value: Name; readonly label: string }[]
  readonly disabled?: boolean
  onChange(value: Name): void
}

export function ChoiceField<Name extends string>(props: ChoiceProps<Name>) {
  const { id, label, value, options, disabled, onChange } = props
  return (
    <Labelled id={id} label={label}>
      <select
        id={id}
        data-testid={id}
        value={value}
        disabled={disabled === true}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
