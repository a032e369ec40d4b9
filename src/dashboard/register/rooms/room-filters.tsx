import { useTranslation } from 'react-i18next'
import {
  OBJECT_KINDS,
  ROOM_STATES,
  ROOM_TIERS,
  STAGES,
} from '../../../contracts/words/vocabulary.ts'
import type { Filter, RoomFilterName } from '../filter.ts'
import { type FilterField, RegisterFilters } from '../register-filters.tsx'
import { TARGETS } from './room-fields.tsx'

type Props = {
  readonly filter: Filter<RoomFilterName>
  onChange(filter: Filter<RoomFilterName>): void
}

export function RoomFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const fields: readonly FilterField<RoomFilterName>[] = [
    { name: 'text', label: t('register.text'), hint: t('register.textHint') },
    { name: 'region', label: t('register.region'), pick: 'place' },
    { name: 'platform', label: t('register.platform'), hint: 'example.cn' },
    {
      name: 'kind',
      label: t('register.kind'),
      options: OBJECT_KINDS.map((value) => ({ value, label: t(`register.kinds.${value}`) })),
    },
    {
      name: 'stage',
      label: t('register.stage'),
      options: STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) })),
    },
    {
      name: 'tier',
      label: t('register.tier'),
      options: ROOM_TIERS.map((value) => ({ value, label: t(`register.tiers.${value}`) })),
    },
    { name: 'tag', label: t('register.tag') },
    {
      name: 'state',
      label: t('register.state'),
      options: ROOM_STATES.map((value) => ({ value, label: t(`words.roomState.${value}`) })),
    },
    {
      name: 'active',
      label: t('register.active'),
      options: [
        { value: 'true', label: t('register.activeYes') },
        { value: 'false', label: t('register.activeNo') },
      ],
    },
    {
      name: 'cut',
      label: t('register.cut'),
      options: [
        { value: 'none', label: t('register.cutNone') },
        ...TARGETS.map((value) => ({ value, label: t(`register.targets.${value}`) })),
      ],
    },
  ]
  return <RegisterFilters fields={fields} filter={filter} onChange={onChange} />
}
