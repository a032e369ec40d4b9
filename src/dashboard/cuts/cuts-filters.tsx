import { useTranslation } from 'react-i18next'
import { CUT_STATES } from '../../contracts/words/cut-vocabulary.ts'
import { type FilterField, RegisterFilters } from '../register/register-filters.tsx'
import type { CUTS_FILTERS, CutsFilter } from './cuts-filter.ts'

type Props = { readonly filter: CutsFilter; onChange(filter: CutsFilter): void }

export function CutsFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const fields: readonly FilterField<(typeof CUTS_FILTERS)[number]>[] = [
    {
      name: 'state',
      label: t('cuts.state'),
      options: CUT_STATES.map((value) => ({ value, label: t(`cut.short.${value}`) })),
    },
    {
      name: 'by',
      label: t('cuts.by'),
      options: [
        { value: 'people', label: t('cuts.byPeople') },
        { value: 'machine', label: t('cuts.byMachine') },
      ],
    },
    {
      name: 'kind',
      label: t('cuts.kind'),
      any: t('cuts.real'),
      options: [{ value: 'dry', label: t('cuts.dry') }],
    },
    { name: 'region', label: t('cuts.region'), pick: 'place' },
    { name: 'roomId', label: t('records.room'), pick: 'room' },
    { name: 'institutionId', label: t('violation.institution'), pick: 'institution' },
    { name: 'from', label: t('cuts.from'), type: 'date' },
    { name: 'to', label: t('cuts.to'), type: 'date' },
  ]
  return <RegisterFilters fields={fields} filter={filter} onChange={onChange} />
}
