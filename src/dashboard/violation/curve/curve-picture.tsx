import { useTranslation } from 'react-i18next'
import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import { CURVE_HEIGHT, CURVE_WIDTH, curveShape } from '../../lib/curve-shape.ts'

type Props = { readonly curve: EvidenceCurve; readonly label: string }

/** Words stand beside the picture and not in it: it shrinks with a phone, they do not. */
export function CurvePicture({ curve, label }: Props) {
  const { t } = useTranslation()
  const { line, dots, opens, leans, even } = curveShape(curve)
  const level = (y: number, name: string) => (
    <line className={`curve-level ${name}`} x1={0} x2={CURVE_WIDTH} y1={y} y2={y} />
  )
  return (
    <figure className="curve">
      <svg viewBox={`0 0 ${CURVE_WIDTH} ${CURVE_HEIGHT}`} role="img" aria-label={label}>
        {level(even, 'even')}
        {level(leans, 'leans')}
        {level(opens, 'opens')}
        <polyline className="curve-line" points={line} />
        {dots.map(({ x, y, voice }) => (
          <circle key={`${x}`} className={`curve-dot ${voice}`} cx={x} cy={y} r={5} />
        ))}
      </svg>
      <figcaption className="curve-key small">
        <span className="key opens">{t('violation.curveOpens')}</span>
        <span className="key leans">{t('violation.curveLeans')}</span>
        <span className="key for">{t('violation.curveFor')}</span>
        <span className="key against">{t('violation.curveAgainst')}</span>
        <span className="key none">{t('violation.curveNothing')}</span>
      </figcaption>
    </figure>
  )
}
