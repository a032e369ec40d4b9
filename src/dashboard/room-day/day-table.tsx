import { useTranslation } from 'react-i18next'
import { Link } from '../components/link.tsx'
import { ScrollBox } from '../components/scroll-box.tsx'
import { TimeText } from '../components/time-text.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { violationPath } from '../lib/routes.ts'
import { type DayStretch, LANES } from './day-lanes.ts'

function What({ stretch }: { readonly stretch: DayStretch }) {
  const { t } = useTranslation()
  const { say } = useLanguage()
  switch (stretch.lane) {
    case 'law':
      return (
        <>
          <b>{t(`words.verdict.${stretch.kind}`)}</b>{' '}
          <span className="muted small">{say(stretch.window.reason)}</span>
        </>
      )
    case 'air':
      return t('review.day.onAir')
    case 'watch': {
      const { unseenReason } = stretch.stretch
      return (
        <>
          {t(`review.day.watch.${stretch.kind}`)}
          {unseenReason !== null && (
            <span className="muted small"> {t(`words.unseenReason.${unseenReason}`)}</span>
          )}
        </>
      )
    }
    case 'teaching':
      return stretch.course ?? t('review.day.taught')
    case 'violations': {
      const { id, rule, status, ongoing } = stretch.violation
      return (
        <>
          {stretch.kind === 'this' ? (
            <b>{t('review.day.thisOne')}</b>
          ) : (
            <Link href={violationPath(id)}>{t(`words.rule.${rule}` as 'words.rule.CAL-REST')}</Link>
          )}{' '}
          <span className="muted small">
            {t(`words.status.${status}` as 'words.status.suspected')}
            {ongoing && ` · ${t('review.day.ongoing')}`}
          </span>
        </>
      )
    }
    case 'cuts':
      return (
        <>
          <Link href={violationPath(stretch.cut.violationId)}>{say(stretch.cut.stateWords)}</Link>
          {stretch.cut.automatic && (
            <span className="muted small"> {t('review.day.automatic')}</span>
          )}
          {stretch.cut.elsewhere !== null && (
            <span className="muted small">
              {' '}
              {t('review.day.withRoom', { room: stretch.cut.elsewhere.roomTitle })}
            </span>
          )}
        </>
      )
  }
}

type Props = { readonly lanes: Readonly<Record<(typeof LANES)[number], readonly DayStretch[]>> }

/** The day in words: for those who do not see the picture, and to get from it to a record. */
export function DayTable({ lanes }: Props) {
  const { t } = useTranslation()
  const rows = LANES.flatMap((lane) => lanes[lane])
  return (
    <details className="room-day-details">
      <summary>
        {t('review.day.table')} <span className="number muted">{rows.length}</span>
      </summary>
      <ScrollBox className="room-day-scroll" label={t('review.day.table')}>
        <table className="curve-table">
          <thead>
            <tr>
              <th scope="col">{t('review.day.time')}</th>
              <th scope="col">{t('review.day.laneHead')}</th>
              <th scope="col">{t('review.day.what')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((stretch) => (
              <tr key={`${stretch.lane} ${stretch.from} ${stretch.x}`} data-testid="day-row">
                <td className="number">
                  <TimeText at={stretch.from} form="clock" />–
                  <TimeText at={stretch.to} form="clock" />
                </td>
                <td>{t(`review.day.lane.${stretch.lane}`)}</td>
                <td>
                  <What stretch={stretch} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  )
}
