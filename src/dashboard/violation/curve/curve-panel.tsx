import { useTranslation } from 'react-i18next'
import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import { useCurve } from '../../api/violations/use-violations.ts'
import { clockOf } from '../../lib/time/format-time.ts'
import { CurvePicture } from './curve-picture.tsx'
import { CurveTable } from './curve-table.tsx'

function altOf({ points, opensAt }: EvidenceCurve) {
  const averages = points.map(({ average }) => average)
  const time = (at: string | undefined): string => clockOf(Date.parse(at ?? ''))
  return {
    count: points.length,
    from: time(points[0]?.at),
    to: time(points.at(-1)?.at),
    most: Math.max(...averages).toFixed(2),
    last: (averages.at(-1) ?? 0).toFixed(2),
    opens: opensAt.toFixed(2),
  }
}

/** How the evidence of the session moved, and what each screen added, for or against. */
export function CurvePanel({ violationId }: { readonly violationId: string }) {
  const { t } = useTranslation()
  const { data: curve } = useCurve(violationId)
  if (curve === undefined || curve.points.length === 0) return null
  return (
    <section className="curve-panel" data-testid="curve">
      <h2 className="in-panel">{t('violation.curve')}</h2>
      <p className="muted small">{t('violation.curveHint')}</p>
      <CurvePicture curve={curve} label={t('violation.curveAlt', altOf(curve))} />
      <CurveTable points={curve.points} />
    </section>
  )
}
