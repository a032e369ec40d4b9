import { useTranslation } from 'react-i18next'
import type { RoomTimeline } from '../../contracts/coverage.ts'
import { axisOf, type DayStretch, LANES } from './day-lanes.ts'

type Props = {
  readonly day: RoomTimeline
  readonly lanes: Readonly<Record<(typeof LANES)[number], readonly DayStretch[]>>
  readonly label: string
  /** Milliseconds; `null`: not on this day. */
  readonly now: number | null
  /** That a link led to; milliseconds; `null`: none on this day. */
  readonly moment: number | null
}

const HEIGHT = 16
const HOURS = [0, 6, 12, 18, 24]

/** Words stand beside the picture and not in it: it shrinks with a phone, they do not. */
export function DayPicture({ day, lanes, label, now, moment }: Props) {
  const { t } = useTranslation()
  const { start, minutes } = axisOf(day)
  const minuteOf = (at: number): number => (at - start) / 60_000
  return (
    <div className="room-day-lanes" role="img" aria-label={label}>
      {LANES.map((lane) => (
        <div key={lane} className="room-day-lane" data-lane={lane}>
          <span className="small">{t(`review.day.lane.${lane}`)}</span>
          <svg viewBox={`0 0 ${minutes} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            {lanes[lane].map(({ x, width, kind, from }) => (
              <rect key={`${from} ${x}`} className={`day-${lane} ${kind}`} x={x} width={width} />
            ))}
            {now !== null && (
              <rect className="day-now" x={minuteOf(now)} width={2} height={HEIGHT} />
            )}
            {moment !== null && (
              <rect className="day-moment" x={minuteOf(moment) - 2} width={4} height={HEIGHT} />
            )}
          </svg>
        </div>
      ))}
      <div className="room-day-scale number muted" aria-hidden="true">
        {HOURS.map((hour) => (
          <span key={hour}>{hour}:00</span>
        ))}
      </div>
    </div>
  )
}
