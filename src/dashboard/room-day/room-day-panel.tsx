import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomTimeline } from '../../contracts/coverage.ts'
import { TimeText } from '../components/time-text.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import { useLanguage } from '../i18n/use-language.ts'
import { lengthText } from '../lib/time/format-duration.ts'
import { dateOf, dayBoundary, OFFSET } from '../lib/time/format-time.ts'
import { useTenSeconds } from '../lib/time/use-program-now.ts'
import { dayLanes, watchSums } from './day-lanes.ts'
import { DayPicture } from './day-picture.tsx'
import { DayTable } from './day-table.tsx'
import { useRoomDay } from './use-room-day.ts'
import '../styles/violations/room-day.css'

const DAY = 86_400_000

const dayFrom = (date: string, by: number): string =>
  dateOf(Date.parse(dayBoundary(date, 'start')) + by * DAY)

type ShownProps = {
  readonly day: RoomTimeline
  readonly date: string
  readonly thisOne: string | null
  readonly now: number | null
  readonly moment: number | null
}

function Shown({ day, date, thisOne, now, moment }: ShownProps) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const lanes = dayLanes(day, thisOne)
  const sums = watchSums(day.watch)
  const told = sums
    .map(({ kind, seconds }) => `${t(`review.day.watch.${kind}`)} ${lengthText(seconds, language)}`)
    .join(t('app.comma'))
  const counts = { date, violations: day.violations.length, cuts: day.cuts.length, told }
  return (
    <>
      <DayPicture
        day={day}
        lanes={lanes}
        now={now}
        moment={moment}
        label={t('review.day.alt', counts)}
      />
      <p className="room-day-key small">
        <span className="key forbidden">{t('words.verdict.forbidden')}</span>
        <span className="key review">{t('words.verdict.review')}</span>
        <span className="key permitted">{t('words.verdict.permitted')}</span>
        <span className="key looked">{t('review.day.watch.looked')}</span>
        <span className="key unseen">{t('review.day.watch.unseen')}</span>
        <span className="key unwatched">{t('review.day.watch.unwatched')}</span>
      </p>
      <p className="muted small" data-testid="day-sums">
        {told}
      </p>
      <DayTable lanes={lanes} />
    </>
  )
}

type Props = {
  readonly roomId: string
  /** Of the violation whose page it is. */
  readonly violationId?: string
  /** An instant of the day to begin with; left out: today. */
  readonly at?: string
  /** Whether that instant is marked on its day. */
  readonly marked?: boolean
}

/** The room's whole day on one axis: what was allowed, what was on air, who looked, what was found and done. */
export function RoomDayPanel({ roomId, violationId, at, marked = false }: Props) {
  const { t } = useTranslation()
  const now = useTenSeconds()
  const today = dateOf(now)
  const [chosen, setChosen] = useState<string | null>(null)
  const date = chosen ?? (at === undefined ? today : dateOf(Date.parse(at)))
  const isToday = date === today
  const isMarked = marked && at !== undefined && dateOf(Date.parse(at)) === date
  const { data, error, isPending, refetch } = useRoomDay(roomId, date, isToday)
  const step = (by: number) => () => setChosen(dayFrom(date, by))
  return (
    <section className="room-day" data-testid="room-day" aria-label={t('review.day.title')}>
      <div className="room-day-head">
        <h2 className="in-panel">{t('review.day.title')}</h2>
        <Button size="small" aria-label={t('review.day.before')} onClick={step(-1)}>
          ‹
        </Button>
        <span className="number" data-testid="day-date">
          {date} <span className="muted small">{OFFSET}</span>
        </span>
        <Button
          size="small"
          aria-label={t('review.day.after')}
          disabled={isToday}
          onClick={step(1)}
        >
          ›
        </Button>
        {isToday && <span className="muted small">{t('review.day.today')}</span>}
      </div>
      {error !== null && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {data !== undefined && (
        <>
          {isMarked && (
            <p className="small" data-testid="day-moment">
              {t('review.day.moment')} <TimeText at={at} />
            </p>
          )}
          <Shown
            day={data}
            date={date}
            thisOne={violationId ?? null}
            now={isToday ? now : null}
            moment={isMarked ? Date.parse(at) : null}
          />
        </>
      )}
    </section>
  )
}
