import { Input } from 'antd'
import type { ReactNode } from 'react'

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly error?: string | undefined
  readonly children: ReactNode
}

function Field({ id, label, error, children }: FieldProps) {
  return (
    <div className="register-field" data-wrong={error !== undefined}>
      <label htmlFor={id}>{label}</label>
      {children}
      {error !== undefined && (
        <span className="field-error small" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}

type Common = {
  readonly id: string
  readonly label: string
  readonly error?: string | undefined
  readonly value: string
  readonly required?: boolean
  readonly hint?: string
}

const described = ({ id, error }: Pick<Common, 'id' | 'error'>) =>
  error === undefined ? {} : { 'aria-describedby': `${id}-error`, 'aria-invalid': true as const }

type TextProps = Common & {
  readonly lines?: boolean
  readonly type?: 'date'
  /** Id of the list of what may be chosen. */
  readonly list?: string
  onChange(value: string): void
}

/** One line, or several where a field takes a list. */
export function TextField(props: TextProps) {
  const {
    id,
    label,
    error,
    value,
    required = false,
    hint,
    lines = false,
    type,
    list,
    onChange,
  } = props
  const common = {
    id,
    'data-testid': id,
    value,
    required,
    placeholder: hint,
    autoComplete: 'off',
    ...described(props),
  }
  return (
    <Field id={id} label={label} error={error}>
      {lines ? (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <Input
          {...common}
          type={type ?? 'text'}
          list={list}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}

type ChoiceProps = Common & {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onChange(value: string): void
}

/** The browser's own list: it works on a phone, and by keyboard, and with 500 entries. */
export function ChoiceField(props: ChoiceProps) {
  const { id, label, error, value, options, onChange } = props
  return (
    <Field id={id} label={label} error={error}>
      <select
        id={id}
        data-testid={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        {...described(props)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type SetProps = {
  readonly label: string
  readonly error?: string | undefined
  readonly value: readonly string[]
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onChange(value: readonly string[]): void
}

export function SetField({ label, error, value, options, onChange }: SetProps) {
  return (
    <fieldset className="register-field register-set">
      <legend>{label}</legend>
      {options.map((one) => (
        <label key={one.value}>
          <input
            type="checkbox"
            checked={value.includes(one.value)}
            onChange={({ target }) =>
              onChange(
                target.checked
                  ? [...value, one.value]
                  : value.filter((chosen) => chosen !== one.value),
              )
            }
          />
          {one.label}
        </label>
      ))}
      {error !== undefined && (
        <span className="field-error small" role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}
