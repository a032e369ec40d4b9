import { useTranslation } from 'react-i18next'
import type { Violation } from '../../contracts/violation.ts'

/** What a person has said of it so far. */
export function StatusTag({ status }: { readonly status: Violation['status'] }) {
  const { t } = useTranslation()
  return <span className={`status-tag status-${status}`}>{t(`words.status.${status}`)}</span>
}
