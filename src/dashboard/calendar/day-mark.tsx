import { useTranslation } from 'react-i18next'
import type { DayKind } from './year-summary.ts'

/** The sign of a kind of day as it stands in the grid: its letter on its ground. */
export function DayMark({ kind }: { readonly kind: DayKind }) {
  const { t } = useTranslation()
  return (
    <span className={`kind-mark kind-${kind}`} aria-hidden="true">
      {t(`calendar.mark.${kind}`)}
    </span>
  )
}
