import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SENSES } from '../../contracts/words/search-words.ts'
import { useRooms } from '../api/use-rooms.ts'
import { ChoiceField, TextField } from '../register/fields.tsx'
import type { Filter } from '../register/filter.ts'
import { RegionField } from '../register/region-field.tsx'
import type { SearchFilter, SearchFilterName } from './search-query.ts'

type Choice = { readonly value: string; readonly label: string }

/** One that the address names and that is not on the list any more stays chosen. */
const withOwn = (options: readonly Choice[], value: string): readonly Choice[] =>
  value === '' || options.some((one) => one.value === value)
    ? options
    : [...options, { value, label: value }]

function usePlaces(): {
  readonly rooms: readonly Choice[]
  readonly institutions: readonly Choice[]
} {
  const rooms = useRooms().data ?? []
  const names = new Map(rooms.map((room) => [room.institutionId, room.institutionName]))
  return {
    rooms: rooms.map(({ id, title }) => ({ value: id, label: title })),
    institutions: [...names].map(([value, label]) => ({ value, label })),
  }
}

type FieldsProps = {
  readonly draft: SearchFilter
  set(name: SearchFilterName, value: string): void
}

function Narrowing({ draft, set }: FieldsProps) {
  const { t } = useTranslation()
  const { rooms, institutions } = usePlaces()
  const choice = (
    name: 'institutionId' | 'roomId' | 'sense',
    label: string,
    options: readonly Choice[],
  ) => (
    <ChoiceField
      id={`search-${name}`}
      label={label}
      value={draft[name] ?? ''}
      options={[{ value: '', label: t('records.any') }, ...withOwn(options, draft[name] ?? '')]}
      onChange={(value) => set(name, value)}
    />
  )
  return (
    <fieldset className="filters" aria-label={t('search.filters')}>
      <TextField
        id="search-from"
        type="date"
        label={t('search.from')}
        value={draft.from ?? ''}
        onChange={(value) => set('from', value)}
      />
      <TextField
        id="search-to"
        type="date"
        label={t('search.to')}
        value={draft.to ?? ''}
        onChange={(value) => set('to', value)}
      />
      <RegionField
        id="search-region"
        label={t('register.region')}
        value={draft.region ?? ''}
        onChange={(value) => set('region', value)}
      />
      {choice('institutionId', t('search.institution'), institutions)}
      {choice('roomId', t('search.room'), rooms)}
      {choice(
        'sense',
        t('search.sense'),
        SENSES.map((value) => ({ value, label: t(`search.senses.${value}`) })),
      )}
    </fieldset>
  )
}

type Props = { readonly filter: SearchFilter; onSearch(filter: SearchFilter): void }

/** One box, and what narrows it. It is asked for when the form is sent, not with every key: each search is audited. */
export function SearchForm({ filter, onSearch }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(filter)
  const [known, setKnown] = useState(filter)
  // The address was changed by something else: a link, the back button.
  if (JSON.stringify(known) !== JSON.stringify(filter)) {
    setKnown(filter)
    setDraft(filter)
  }
  const set = (name: SearchFilterName, value: string): void => {
    const { [name]: _, ...rest } = draft
    setDraft((value === '' ? rest : { ...draft, [name]: value }) as Filter<SearchFilterName>)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    onSearch(draft)
  }
  return (
    <search>
      <form className="search-form" onSubmit={onSubmit}>
        <div className="search-box">
          <TextField
            id="search-words"
            label={t('search.words')}
            hint={t('search.wordsHint')}
            value={draft.words ?? ''}
            onChange={(value) => set('words', value)}
          />
          <Button type="primary" htmlType="submit" data-testid="search-go">
            {t('search.go')}
          </Button>
        </div>
        <Narrowing draft={draft} set={set} />
      </form>
    </search>
  )
}
