import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { overlap } from '../accounts/place.ts'
import { usePlaces } from '../accounts/use-places.ts'
import { useInstitution } from '../api/use-lookup.ts'
import { usePlaceNames } from '../api/use-place-names.ts'
import { useRoom } from '../api/use-room.ts'
import { useSession } from '../api/use-session.ts'
import { useInstitutionList, useRoomList } from './use-register.ts'

type Option = { readonly value: string; readonly label: string }

type Props = {
  readonly name: string
  readonly label: string
  /** A code or an id; empty: not asked for. */
  readonly value: string
  onChange(value: string): void
}

type SearchProps = Props & {
  readonly options: readonly Option[]
  /** Of what is chosen, as far as it is known without the list. */
  readonly chosen: string | undefined
  onSearch(text: string): void
}

/** What is chosen by its name; what is typed narrows the list, which the server makes. */
function SearchSelect({ name, label, value, options, chosen, onSearch, onChange }: SearchProps) {
  const { t } = useTranslation()
  const listed = options.some((option) => option.value === value)
  const own = value === '' || listed ? [] : [{ value, label: chosen ?? value }]
  return (
    <div className="register-field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <Select
        id={`filter-${name}`}
        data-testid={`filter-${name}`}
        value={value}
        options={[{ value: '', label: t('records.any') }, ...own, ...options]}
        showSearch={{ filterOption: false, onSearch }}
        onChange={onChange}
        popupMatchSelectWidth={false}
        notFoundContent={t('register.noMatch')}
      />
    </div>
  )
}

/** A list of a place where one may not look is empty, and must not pass for calm. */
function ForeignNote({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const { data } = useSession()
  const own = data?.kind === 'in' ? data.session.account.regions : []
  if (code === '' || own.length === 0 || own.some((one) => overlap(one, code))) return null
  return (
    <p className="field-error small" role="alert" data-testid="foreign-region">
      {t('register.foreignRegion')}
    </p>
  )
}

function PlacePick(props: Props) {
  const [text, setText] = useState('')
  const { data } = usePlaces(text.trim())
  const nameOf = usePlaceNames(props.value === '' ? [] : [props.value])
  const options = (data ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <SearchSelect {...props} options={options} chosen={nameOf(props.value)} onSearch={setText} />
      <ForeignNote code={props.value} />
    </>
  )
}

const asked = (text: string) => (text.trim() === '' ? {} : { text: text.trim() })

function InstitutionPick(props: Props) {
  const [text, setText] = useState('')
  const { data } = useInstitutionList(asked(text))
  const { data: chosen } = useInstitution(props.value, props.value !== '')
  const found = data?.pages.flatMap(({ items }) => items) ?? []
  const options = found.map(({ id, name }) => ({ value: id, label: name }))
  return <SearchSelect {...props} options={options} chosen={chosen?.name} onSearch={setText} />
}

function RoomPick(props: Props) {
  const [text, setText] = useState('')
  const { data } = useRoomList(asked(text))
  const { data: chosen } = useRoom(props.value, props.value !== '')
  const found = data?.pages.flatMap(({ items }) => items) ?? []
  const options = found.map(({ id, title }) => ({ value: id, label: title }))
  return <SearchSelect {...props} options={options} chosen={chosen?.title} onSearch={setText} />
}

const PICKS = { place: PlacePick, institution: InstitutionPick, room: RoomPick } as const
export type PickKind = keyof typeof PICKS

/** Narrows a list to one place, institution or room, which nobody has to know the number of. */
export function PickFilter({ pick, ...props }: Props & { readonly pick: PickKind }) {
  const Pick = PICKS[pick]
  return <Pick {...props} />
}
