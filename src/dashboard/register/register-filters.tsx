import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField, TextField } from './fields.tsx'
import type { Filter } from './filter.ts'
import { PickFilter, type PickKind } from './pick-filter.tsx'

type TextProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'date'
  readonly value: string
  onChange(value: string): void
}

/** Milliseconds without a key until what was typed is asked for. */
const PAUSE = 350

/** Asks when the typing pauses, not with every key. */
function TextFilter({ name, label, hint, type, value, onChange }: TextProps) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // The address was changed by something else: a link, the back button, "clear".
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <TextField
      id={`filter-${name}`}
      label={label}
      value={typed}
      {...(hint === undefined ? {} : { hint })}
      {...(type === undefined ? {} : { type })}
      onChange={setTyped}
    />
  )
}

export type FilterField<Name extends string> = {
  readonly name: Name
  readonly label: string
  readonly hint?: string
  readonly type?: 'date'
  /** What stands for not asking; left out: "any". */
  readonly any?: string
  /** Chosen by name from what is registered. */
  readonly pick?: PickKind
  /** Left out: any text. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

type Props<Name extends string> = {
  readonly fields: readonly FilterField<Name>[]
  readonly filter: Filter<Name>
  onChange(filter: Filter<Name>): void
}

type OneProps = { readonly field: FilterField<string>; readonly value: string }
type Change = { onChange(value: string): void }

function OneFilter({ field, value, onChange }: OneProps & Change) {
  const { t } = useTranslation()
  const { name, label, hint, type, pick, options, any = t('records.any') } = field
  const same = { name, label, value, onChange }
  if (pick !== undefined) return <PickFilter {...same} pick={pick} />
  if (options === undefined) {
    return <TextFilter {...same} {...(hint && { hint })} {...(type && { type })} />
  }
  const choices = [{ value: '', label: any }, ...options]
  return (
    <ChoiceField
      id={`filter-${name}`}
      label={label}
      value={value}
      options={choices}
      onChange={onChange}
    />
  )
}

/** What a list is narrowed by; all of it stands in the address. */
export function RegisterFilters<Name extends string>({ fields, filter, onChange }: Props<Name>) {
  const { t } = useTranslation()
  const set = (name: Name, value: string) => {
    const { [name]: _, ...rest } = filter
    onChange((value === '' ? rest : { ...filter, [name]: value }) as Filter<Name>)
  }
  return (
    <search className="filters">
      {fields.map((field) => (
        <OneFilter
          key={field.name}
          field={field}
          value={filter[field.name] ?? ''}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      <Button
        disabled={Object.keys(filter).length === 0}
        onClick={() => onChange({} as Filter<Name>)}
        data-testid="filter-clear"
      >
        {t('records.clear')}
      </Button>
    </search>
  )
}
