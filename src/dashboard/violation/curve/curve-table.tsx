import { useTranslation } from 'react-i18next'
import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import { TimeText } from '../../components/time-text.tsx'
import { voiceOf } from '../../lib/curve-shape.ts'

type Point = EvidenceCurve['points'][number]

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

function Says({ says }: Pick<Point, 'says'>) {
  const { t } = useTranslation()
  const voice = voiceOf(says)
  if (says === null || voice === 'none') {
    return <span className="muted">{t('violation.curveNothing')}</span>
  }
  const word = t(voice === 'for' ? 'violation.curveFor' : 'violation.curveAgainst')
  return (
    <span className={`curve-says ${voice}`}>
      <b className="number">{signed(says)}</b> <span className="small">{word}</span>
    </span>
  )
}

function SharedTopic({ topic }: { readonly topic: NonNullable<Point['topic']> }) {
  const { t } = useTranslation()
  const named = {
    subject: t(`words.subject.${topic.subject}`),
    stage: t(`words.classifiedStage.${topic.stage}`),
  }
  return <div className="muted small">{t('violation.curveTopic', named)}</div>
}

function Row({ point }: { readonly point: Point }) {
  const { t } = useTranslation()
  return (
    <tr data-testid="curve-row">
      <td>
        <TimeText at={point.at} form="clock" />
      </td>
      <td className="curve-text">
        {point.sense === 'sound' && <span className="muted">{t('violation.curveHeard')} </span>}
        {point.text === '' ? <span className="muted">—</span> : point.text}
      </td>
      <td>
        <Says says={point.says} />
      </td>
      <td>
        <span className="number">{signed(point.average)}</span>
        {point.topic !== null && <SharedTopic topic={point.topic} />}
      </td>
    </tr>
  )
}

/** The curve in numbers: for those who do not see it, and for a file. */
export function CurveTable({ points }: { readonly points: readonly Point[] }) {
  const { t } = useTranslation()
  return (
    <details className="curve-details">
      <summary>
        {t('violation.curveTable')} <span className="number muted">{points.length}</span>
      </summary>
      <table className="curve-table">
        <thead>
          <tr>
            <th scope="col">{t('violation.curveSeen')}</th>
            <th scope="col">{t('violation.curveScreen')}</th>
            <th scope="col">{t('violation.curveSays')}</th>
            <th scope="col">{t('violation.curveAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={`${point.at} ${point.sense}`} point={point} />
          ))}
        </tbody>
      </table>
    </details>
  )
}
