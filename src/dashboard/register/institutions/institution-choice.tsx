import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Institution } from '../../../contracts/institution.ts'
import { ChoiceField } from '../fields.tsx'
import { useInstitutionList } from '../use-register.ts'

type Props = {
  readonly value: string
  /** Of the chosen one, as known without the list. */
  readonly name: string
  readonly error?: string | undefined
  onChange(institution: Pick<Institution, 'id' | 'region'>): void
}

/** One of the registered institutions; what is typed narrows the list. */
export function InstitutionChoice({ value, name, error, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const list = useInstitutionList(text.trim() === '' ? {} : { text: text.trim() })
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  const known = found.some(({ id }) => id === value)
  const own = value === '' || !known ? [{ value, label: value === '' ? '—' : name || value }] : []
  return (
    <div className="register-pair">
      <ChoiceField
        id="room-institutionId"
        label={t('register.fields.institutionId')}
        value={value}
        error={error}
        options={[...own, ...found.map(({ id, name: label }) => ({ value: id, label }))]}
        onChange={(id) => {
          const chosen = found.find((one) => one.id === id)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
      <Input
        aria-label={t('register.text')}
        data-testid="room-institution-text"
        placeholder={t('register.text')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </div>
  )
}
