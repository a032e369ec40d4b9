import { useTranslation } from 'react-i18next'
import { RULE_CODES, SUBJECTS, VIOLATION_STATUSES } from '../../contracts/words/vocabulary.ts'
import { type FilterField, RegisterFilters } from '../register/register-filters.tsx'
import type { TimelineFilter, TimelineFilterName } from './timeline-query.ts'

type Props = { readonly filter: TimelineFilter; onChange(filter: TimelineFilter): void }

export function TimelineFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const fields: readonly FilterField<TimelineFilterName>[] = [
    { name: 'text', label: t('timeline.text'), hint: t('timeline.textHint') },
    { name: 'region', label: t('register.region'), pick: 'place' },
    { name: 'institutionId', label: t('violation.institution'), pick: 'institution' },
    { name: 'roomId', label: t('records.room'), pick: 'room' },
    {
      name: 'rule',
      label: t('records.rule'),
      options: RULE_CODES.map((value) => ({
        value,
        label: `${t(`words.rule.${value}`)} ${value}`,
      })),
    },
    {
      name: 'subject',
      label: t('records.subject'),
      options: SUBJECTS.map((value) => ({ value, label: t(`words.subject.${value}`) })),
    },
    {
      name: 'status',
      label: t('records.status'),
      options: VIOLATION_STATUSES.map((value) => ({ value, label: t(`words.status.${value}`) })),
    },
  ]
  return <RegisterFilters fields={fields} filter={filter} onChange={onChange} />
}
